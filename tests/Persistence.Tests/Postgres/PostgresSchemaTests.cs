using CaseFlow.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseFlow.Persistence.Tests.Postgres;

public sealed class PostgresSchemaTests : IAsyncLifetime
{
    /// <summary>What hosts tell each other, past EF.</summary>
    private static readonly string[] OutsideTheModel = ["Hosts", "Bookmarks TakenBy", "Outbox TakenBy"];

    private readonly PostgresDatabase migrated = new();
    private readonly PostgresDatabase described = new();

    public async Task InitializeAsync()
    {
        await migrated.CreateAsync();
        await described.CreateEmptyAsync();
    }

    public async Task DisposeAsync()
    {
        await migrated.DisposeAsync();
        await described.DisposeAsync();
    }

    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_describes()
    {
        await using var source = NpgsqlDataSource.Create(described.ConnectionString);
        var options = new DbContextOptionsBuilder<CaseFlowDbContext>().UseNpgsql(source).Options;
        await using (var db = new CaseFlowDbContext(options))
        await using (var create = source.CreateCommand(db.Database.GenerateCreateScript()))
            await create.ExecuteNonQueryAsync();

        var expected = await SchemaAsync(described);
        var actual = await SchemaAsync(migrated);

        // A difference wants a new file: docs/how-to/change-the-schema.md.
        actual.RemoveWhere(line => OutsideTheModel.Any(line.Contains));
        actual.Except(expected).ShouldBeEmpty("in the database, but not in the model");
        expected.Except(actual).ShouldBeEmpty("in the model, but not in the database");
        expected.Count.ShouldBeGreaterThan(100);
    }

    /// <summary>Columns, constraints and indexes, one line each; without defaults, as on SQLite.</summary>
    private static async Task<HashSet<string>> SchemaAsync(PostgresDatabase database)
    {
        const string sql = """
            SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
                AND c.relname <> 'Migrations'
            UNION ALL
            SELECT 'constraint', c.relname, k.conname, pg_get_constraintdef(k.oid), true
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> 'Migrations'
            UNION ALL
            SELECT 'index', tablename, indexname, indexdef, true FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'Migrations'
            """;
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var schema = new HashSet<string>();
        while (await reader.ReadAsync())
            schema.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        return schema;
    }
}

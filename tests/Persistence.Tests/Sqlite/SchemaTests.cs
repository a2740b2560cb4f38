using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Sqlite;

public sealed class SchemaTests(EmptyClinicFixture clinic) : IClassFixture<EmptyClinicFixture>
{
    [Fact]
    public async Task The_migrations_make_the_schema_that_the_model_describes()
    {
        using var scope = clinic.AsSystem.Enter();
        var context = scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>();
        await using var described = new SqliteConnection("Data Source=:memory:");
        await described.OpenAsync();
        await ExecuteAsync(described, context.Database.GenerateCreateScript());
        var migrated = (SqliteConnection)context.Database.GetDbConnection();
        await migrated.OpenAsync();

        var expected = await SchemaAsync(described);
        var actual = await SchemaAsync(migrated);

        // A difference wants a new file: docs/how-to/change-the-schema.md.
        actual.Except(expected).ShouldBeEmpty("in the database, but not in the model");
        expected.Except(actual).ShouldBeEmpty("in the model, but not in the database");
        expected.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var before = await clinic.ReadAsync(db => db.Branches().CountAsync());

        await clinic.Services.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);

        (await clinic.ReadAsync(db => db.Branches().CountAsync())).ShouldBe(before);
    }

    /// <summary>
    /// Tables, columns, foreign keys and indexes, one line each. A default that rows of the past needed when a column came is no
    /// difference: our statements write every column.
    /// </summary>
    private static async Task<HashSet<string>> SchemaAsync(SqliteConnection connection)
    {
        var schema = new HashSet<string>();
        foreach (var table in await LinesAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'Migrations'"))
        {
            schema.UnionWith(
                await LinesAsync(connection, $"SELECT '{table} column', name, type, \"notnull\", pk FROM pragma_table_xinfo('{table}')")
            );
            schema.UnionWith(
                await LinesAsync(
                    connection,
                    $"SELECT '{table} key', seq, \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list('{table}')"
                )
            );
            foreach (var index in await LinesAsync(connection, $"SELECT name FROM pragma_index_list('{table}')"))
            {
                schema.UnionWith(
                    await LinesAsync(
                        connection,
                        $"SELECT '{table} index', name, \"unique\", origin, partial FROM pragma_index_list('{table}') "
                            + $"WHERE name = '{index}'"
                    )
                );
                schema.UnionWith(
                    await LinesAsync(
                        connection,
                        $"SELECT '{table} index {index}', seqno, name, desc, coll FROM pragma_index_xinfo('{index}') WHERE key = 1"
                    )
                );
                schema.UnionWith(await LinesAsync(connection, $"SELECT sql FROM sqlite_master WHERE name = '{index}' AND sql IS NOT NULL"));
            }
        }

        return schema;
    }

    private static async Task<List<string>> LinesAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString())));
        return lines;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

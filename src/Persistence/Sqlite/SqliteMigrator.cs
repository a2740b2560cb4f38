using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// Brings the database to the newest schema: runs the SQL files of Migrations/ that it has not seen, in order of their numbers, all in one
/// transaction, so that a crash half-way leaves the old schema. (EF's own migrator leaves its lock behind when it is killed.)
/// </summary>
public sealed class SqliteMigrator(SqliteConnections connections, TimeProvider clock) : IMigrator
{
    private static readonly MigrationFiles Files = new("Sqlite");

    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var writer = await connections.OpenWriterAsync(cancel);
        await using var transaction = writer.BeginTransaction(deferred: false);
        await RunAsync(
            writer,
            """CREATE TABLE IF NOT EXISTS "Migrations" ("Name" TEXT NOT NULL PRIMARY KEY, "AppliedAt" TEXT NOT NULL)""",
            cancel
        );
        var applied = await AppliedAsync(writer, cancel);
        foreach (var name in Files.Names.Where(name => !applied.Contains(name)))
        {
            await RunAsync(writer, Files.Read(name), cancel);
            await RecordAsync(writer, name, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static async Task<HashSet<string>> AppliedAsync(SqliteConnection writer, CancellationToken cancel)
    {
        await using var command = writer.CreateCommand();
        command.CommandText = """SELECT "Name" FROM "Migrations" """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            names.Add(reader.GetString(0));
        return names;
    }

    private async Task RecordAsync(SqliteConnection writer, string name, CancellationToken cancel)
    {
        await using var command = writer.CreateCommand();
        command.CommandText = """INSERT INTO "Migrations" VALUES ($name, $at)""";
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$at", clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task RunAsync(SqliteConnection writer, string sql, CancellationToken cancel)
    {
        await using var command = writer.CreateCommand();
#pragma warning disable CA2100 // the SQL is this assembly's own
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}

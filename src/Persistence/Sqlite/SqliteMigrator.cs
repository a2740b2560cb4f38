using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// Brings the database to the newest schema: runs the SQL files of Migrations/sqlite that it has not seen, in order of their numbers,
/// all in one transaction, so that a crash half-way leaves the old schema. (EF's own migrator leaves its lock behind when it is killed.)
/// Foreign keys are looked at once, before the commit: SQLite changes a column by building its table anew, and rows of others refer to it.
/// </summary>
public sealed class SqliteMigrator(SqliteConnections connections, TimeProvider clock) : IMigrator
{
    internal MigrationFiles Files { get; init; } = new("sqlite");

    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var writer = await connections.OpenWriterAsync(cancel);
        await RunAsync(writer, "PRAGMA foreign_keys = OFF", cancel); // within a transaction it would do nothing
        await using var transaction = writer.BeginTransaction(deferred: false);
        await RunAsync(
            writer,
            """CREATE TABLE IF NOT EXISTS "Migrations" ("Name" TEXT NOT NULL PRIMARY KEY, "AppliedAt" TEXT NOT NULL)""",
            cancel
        );
        var applied = await AppliedAsync(writer, cancel);
        List<string> missing = [.. Files.Names.Where(name => !applied.Contains(name))];
        foreach (var name in missing)
        {
            await RunAsync(writer, Files.Read(name), cancel);
            await RecordAsync(writer, name, cancel);
        }

        if (missing.Count > 0)
            await CheckForeignKeysAsync(writer, cancel);
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

    private static async Task CheckForeignKeysAsync(SqliteConnection writer, CancellationToken cancel)
    {
        await using var command = writer.CreateCommand();
        command.CommandText =
            """SELECT "table" || ' refers to a row of ' || "parent" || ' that is not there' FROM pragma_foreign_key_check""";
        if (await command.ExecuteScalarAsync(cancel) is string broken)
            throw new InvalidOperationException($"The schema files were not applied: {broken}.");
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

using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// Brings the database to the newest schema: runs the SQL files of Migrations/postgres that it has not seen, in order of their numbers,
/// all in one transaction. Of hosts that start at once one does it while the others wait; its lock ends with its transaction, however
/// that ends.
/// </summary>
public sealed class PostgresMigrator(PostgresConnections connections, TimeProvider clock) : IMigrator
{
    private const long Lock = 0x43617365466C6F77; // "CaseFlow"; kept by the transaction, not by the session

    internal MigrationFiles Files { get; init; } = new("postgres");

    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var connection = await connections.Source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancel);
        await RunAsync(
            connection,
            """CREATE TABLE IF NOT EXISTS "Migrations" ("Name" text NOT NULL PRIMARY KEY, "AppliedAt" timestamptz NOT NULL)""",
            cancel
        );
        var applied = await AppliedAsync(connection, cancel);
        foreach (var name in Files.Names.Where(name => !applied.Contains(name)))
        {
            await RunAsync(connection, Files.Read(name), cancel);
            await RunAsync(connection, """INSERT INTO "Migrations" VALUES ($1, $2)""", cancel, name, clock.GetUtcNow().ToUniversalTime());
        }

        await transaction.CommitAsync(cancel);
    }

    private static async Task<HashSet<string>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""SELECT "Name" FROM "Migrations" """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
            names.Add(reader.GetString(0));
        return names;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
#pragma warning disable CA2100 // the SQL is this assembly's own
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// Each unit of work is one batch, sent in one go and committed in it: its last answer is the commit's. A row that is no longer as it was
/// read stops the batch, and nothing of it was done.
/// </summary>
public sealed class PostgresWriter(PostgresConnections connections, ThisHost host) : IWriter
{
    /// <summary>What another host wrote at the same moment: the command runs again from fresh state.</summary>
    private static readonly string[] Conflicts =
    [
        NotOneRow,
        PostgresErrorCodes.UniqueViolation,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.SerializationFailure,
    ];

    private const string NotOneRow = PostgresErrorCodes.DivisionByZero;

    public async Task<bool> TryWriteAsync(IReadOnlyList<Statement> statements, IReadOnlyList<LiveChange> changes, CancellationToken cancel)
    {
        await using var connection = await connections.Source.OpenConnectionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection); // without a transaction of ours it is one itself
        foreach (var statement in statements)
            batch.BatchCommands.Add(Command(Checked(statement.Sql), statement.Values));
        foreach (var payload in Announcement.Of(host.Id, changes))
            batch.BatchCommands.Add(Command(Announcement.Sql, [payload]));
        connections.Sending?.Invoke(batch);
        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
            return true;
        }
        catch (PostgresException failure) when (Conflicts.Contains(failure.SqlState))
        {
            return false;
        }
        catch (PostgresException failure)
        {
            throw new DbUpdateException($"Not written: {failure.BatchCommand?.CommandText}", failure);
        }
    }

    /// <summary>One round trip fewer than asking how many rows were touched, and committing then.</summary>
    private static string Checked(string sql) =>
        sql.StartsWith("INSERT ", StringComparison.Ordinal) ? sql : $"WITH touched AS ({sql} RETURNING 1) SELECT 1 / count(*) FROM touched";

    private static NpgsqlBatchCommand Command(string sql, object?[] values)
    {
#pragma warning disable CA2100 // made from the model's own names
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// Brings what is committed from SQLite's log into the main file (its "checkpoint") beside the writer: within a commit, as SQLite does it
/// by itself, everybody who waits for the writer would wait for that too. Nothing depends on it: the log is as safe as the file, and the
/// writer does it itself when the log has grown long.
/// </summary>
public sealed class LogMerger(SqliteConnections connections, ILogger<LogMerger> log) : IAsyncDisposable
{
    /// <summary>Rows written since the last time, about a thousand pages.</summary>
    private const int Rows = 500;

    private SqliteConnection? connection;
    private Task merging = Task.CompletedTask;
    private int written;

    /// <summary>Rows have been committed. Called by the writer alone; does not wait.</summary>
    public void Committed(int rows)
    {
        written += rows;
        if (written < Rows || !merging.IsCompleted)
            return;
        written = 0;
        merging = Task.Run(MergeAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await merging;
        if (connection is not null)
            await connection.DisposeAsync();
    }

    private async Task MergeAsync()
    {
        try
        {
            connection ??= await connections.OpenWriterAsync(CancellationToken.None);
            await using var merge = connection.CreateCommand();
            merge.CommandText = "PRAGMA wal_checkpoint(PASSIVE)"; // waits for nobody: what is in use is left for the next time
            await merge.ExecuteNonQueryAsync();
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The database's log was not merged; tried again with the next commits");
            if (connection is not null)
                await connection.DisposeAsync();
            connection = null;
        }
    }
}

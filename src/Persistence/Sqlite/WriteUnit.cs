using CaseFlow.Persistence.Statements;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>The rows of one unit of work on their way through the write queue, and the answer that its caller waits for.</summary>
internal sealed class WriteUnit(IReadOnlyList<Statement> statements) : IDisposable
{
    private readonly TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration cancellation;
    private int taken;
    private bool? written;
    private Exception? error;

    public Task<bool> Answer => answer.Task;

    public int Rows => statements.Count;

    /// <summary>Gives up only while it still waits: once taken, it is written and answered.</summary>
    public void CancelWith(CancellationToken cancel) =>
        cancellation = cancel.UnsafeRegister(
            (_, token) =>
            {
                if (TryTake())
                    answer.TrySetCanceled(token);
            },
            null
        );

    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>
    /// Writes within the transaction, behind a savepoint of its own if it is not alone there: for a savepoint SQLite keeps a copy of every
    /// page that is touched. Throws only if the whole transaction is lost. A unit alone that was not written ends the transaction.
    /// </summary>
    public void Write(SqliteWriter writer, bool isAlone)
    {
        if (!isAlone)
            writer.Execute("SAVEPOINT unit");
        try
        {
            written = statements.All(statement => writer.Execute(statement) == 1);
            if (written is true && !isAlone)
                writer.Execute("RELEASE unit");
        }
        catch (Exception failure) when (writer.IsInTransaction)
        {
            if (IsConflict(failure))
                written = false;
            else
                error = failure;
        }

        if (written is true && error is null)
            return;
        foreach (var undo in isAlone ? ["ROLLBACK"] : new[] { "ROLLBACK TO unit", "RELEASE unit" })
            writer.Execute(undo);
    }

    /// <summary>Tells the caller, once the transaction is committed.</summary>
    public void Confirm()
    {
        if (error is not null)
            answer.TrySetException(error);
        else if (written is { } done)
            answer.TrySetResult(done);
        else
            throw new InvalidOperationException("A unit was confirmed that nobody wrote.");
    }

    /// <summary>Tells the caller that the transaction is lost. What was refused before stays refused for its own reason.</summary>
    public void Fail(Exception lost)
    {
        if (written is false)
            answer.TrySetResult(false);
        else
            answer.TrySetException(error ?? lost);
    }

    public void Dispose() => cancellation.Dispose();

    private static bool IsConflict(Exception failure) =>
        failure
            is DbUpdateException
            {
                InnerException: SqliteException
                {
                    SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY
                }
            };
}

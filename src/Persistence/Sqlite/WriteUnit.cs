using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>One context on its way through the write queue, and the answer that its caller waits for.</summary>
internal sealed class WriteUnit(CaseFlowDbContext db) : IDisposable
{
    private readonly TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration cancellation;
    private int taken;
    private bool? written;
    private Exception? error;

    public Task<bool> Answer => answer.Task;

    /// <summary>Gives up only while it still waits: once taken, nobody but the queue may touch the context.</summary>
    public void CancelWith(CancellationToken cancel) =>
        cancellation = cancel.UnsafeRegister((_, token) => { if (TryTake()) answer.TrySetCanceled(token); }, null);

    public bool TryTake() => Interlocked.Exchange(ref taken, 1) == 0;

    /// <summary>Writes within the transaction, behind a savepoint of its own. Throws only if the whole transaction is lost.</summary>
    public async Task WriteAsync(SqliteConnection writer, SqliteTransaction transaction)
    {
        const string savepoint = "unit";
        await transaction.SaveAsync(savepoint);
        try
        {
            db.Database.AutoSavepointsEnabled = false; // this one is enough
            db.ChangeTracker.AutoDetectChangesEnabled = false; // done before queueing: the writer's time is everybody's
            db.Database.SetDbConnection(writer);
            await db.Database.UseTransactionAsync(transaction);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false);
            await transaction.ReleaseAsync(savepoint);
            written = true;
        }
        catch (Exception failure) when (SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) == 0)
        {
            await transaction.RollbackAsync(savepoint);
            await transaction.ReleaseAsync(savepoint);
            if (IsConflict(failure)) written = false;
            else error = failure;
        }
    }

    public async Task ReturnToReadingAsync(string connectionString)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await db.Database.UseTransactionAsync(null);
        db.Database.SetDbConnection(null);
        db.Database.SetConnectionString(connectionString);
    }

    /// <summary>Tells the caller, once the transaction is committed.</summary>
    public void Confirm()
    {
        if (error is not null) answer.TrySetException(error);
        else if (written is not { } done) throw new InvalidOperationException("A unit was confirmed that nobody wrote.");
        else
        {
            if (done) db.ChangeTracker.AcceptAllChanges();
            answer.TrySetResult(done);
        }
    }

    /// <summary>Tells the caller that the transaction is lost. What was refused before stays refused for its own reason.</summary>
    public void Fail(Exception lost)
    {
        if (written is false) answer.TrySetResult(false);
        else answer.TrySetException(error ?? lost);
    }

    public void Dispose() => cancellation.Dispose();

    private static bool IsConflict(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: SqliteException sqlite } => sqlite.SqliteExtendedErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE or SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY,
        _ => false,
    };
}

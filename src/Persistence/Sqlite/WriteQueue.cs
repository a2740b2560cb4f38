using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer; this is it. All units that wait at a moment are written in one transaction, each behind a savepoint: they share
/// one flush to disk, and one that fails hurts no other. Nobody is answered before the commit; if that fails, nothing of it was done.
/// </summary>
public sealed class WriteQueue : IAsyncDisposable
{
    private const int LargestBatch = 64;

    private readonly SqliteConnections connections;
    private readonly Channel<WriteUnit> waiting = Channel.CreateUnbounded<WriteUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task loop;
    private SqliteConnection? writer;
    private int waitingUnits;

    public WriteQueue(SqliteConnections connections)
    {
        this.connections = connections;
        loop = Task.Run(RunAsync);
    }

    /// <summary>Transactions committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Units that no transaction has taken yet.</summary>
    public int Waiting => Volatile.Read(ref waitingUnits);

    /// <summary>Writes and commits all that the context has staged. False: its rows were changed by somebody else meanwhile, and nothing of it is written.</summary>
    public async Task<bool> TryWriteAsync(CaseFlowDbContext db, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var unit = new WriteUnit(db);
        unit.CancelWith(cancel);
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(unit), this);
        Interlocked.Increment(ref waitingUnits);
        return await unit.Answer;
    }

    /// <summary>Commits what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await loop;
        if (writer is not null) await writer.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var batch = new List<WriteUnit>(LargestBatch);
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var unit))
            {
                Interlocked.Decrement(ref waitingUnits);
                if (unit.TryTake()) batch.Add(unit);
            }

            if (batch.Count > 0) await AnswerAsync(batch);
            batch.Clear();
        }
    }

    private async Task AnswerAsync(List<WriteUnit> batch)
    {
        try
        {
            await CommitAsync(batch);
            foreach (var unit in batch) unit.Confirm();
        }
        catch (Exception lost)
        {
            foreach (var unit in batch) unit.Fail(lost);
            await ReopenAsync();
        }
    }

    private async Task CommitAsync(List<WriteUnit> batch)
    {
        writer ??= await connections.OpenWriterAsync(CancellationToken.None);
        await using var transaction = writer.BeginTransaction(deferred: false);
        try
        {
            foreach (var unit in batch) await unit.WriteAsync(writer, transaction);
            await transaction.CommitAsync();
            Commits++;
        }
        finally
        {
            foreach (var unit in batch) await unit.ReturnToReadingAsync(connections.ForReading);
        }
    }

    // After a lost transaction nothing is known of the connection: the next commit opens a new one.
    private async Task ReopenAsync()
    {
        if (writer is null) return;
        await writer.DisposeAsync();
        writer = null;
    }
}

using System.Threading.Channels;
using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer; this is it. All units that wait at a moment are written in one transaction, each behind a savepoint: they share
/// one flush to disk, and one that fails hurts no other. Nobody is answered before the commit; if that fails, nothing of it was done.
/// </summary>
public sealed class WriteQueue : IWriter, IAsyncDisposable
{
    private const int LargestBatch = 64;

    private readonly SqliteConnections connections;
    private readonly LogMerger merger;
    private readonly Channel<WriteUnit> waiting = Channel.CreateUnbounded<WriteUnit>();
    private SqliteWriter? writer;
    private int turnTaken;
    private int waitingUnits;

    public WriteQueue(SqliteConnections connections, LogMerger merger) => (this.connections, this.merger) = (connections, merger);

    /// <summary>Transactions committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Units that no transaction has taken yet.</summary>
    public int Waiting => Volatile.Read(ref waitingUnits);

    /// <summary>Somebody is writing at this moment.</summary>
    public bool IsWriting => Volatile.Read(ref turnTaken) == 1;

    /// <remarks>SQLite has one host: there is nobody else to tell.</remarks>
    public async Task<bool> TryWriteAsync(IReadOnlyList<Statement> statements, IReadOnlyList<LiveChange> changes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var unit = new WriteUnit(statements);
        unit.CancelWith(cancel);
        Interlocked.Increment(ref waitingUnits);
        ObjectDisposedException.ThrowIf(!waiting.Writer.TryWrite(unit), this);
        if (TryTakeTurn())
            await WriteOnceAsync();
        return await unit.Answer;
    }

    /// <summary>Commits what is waiting, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!waiting.Writer.TryComplete())
            return; // once: its container knows it under two names
        SpinWait.SpinUntil(TryTakeTurn); // and never gives it back
        while (await WriteBatchAsync()) { }

        writer?.Dispose();
    }

    /// <summary>Whoever finds nobody writing does it, for all that wait: alone, one needs no other thread.</summary>
    private bool TryTakeTurn() => Interlocked.Exchange(ref turnTaken, 1) == 0;

    /// <summary>One batch, so that nobody works long for others; who came meanwhile is written next, by another thread.</summary>
    private async Task WriteOnceAsync()
    {
        try
        {
            await WriteBatchAsync();
        }
        finally
        {
            Interlocked.Exchange(ref turnTaken, 0);
        }

        if (waiting.Reader.TryPeek(out _) && TryTakeTurn())
            _ = Task.Run(WriteOnceAsync); // looked at after the turn was given back: whoever comes later takes it
    }

    /// <summary>False when nobody waits.</summary>
    private async Task<bool> WriteBatchAsync()
    {
        var batch = new List<WriteUnit>();
        while (batch.Count < LargestBatch && waiting.Reader.TryRead(out var unit))
        {
            Interlocked.Decrement(ref waitingUnits);
            if (unit.TryTake())
                batch.Add(unit);
        }

        if (batch.Count > 0)
            await AnswerAsync(batch);
        return batch.Count > 0;
    }

    private async Task AnswerAsync(List<WriteUnit> batch)
    {
        try
        {
            await CommitAsync(batch);
            foreach (var unit in batch)
                unit.Confirm();
        }
        catch (Exception lost)
        {
            foreach (var unit in batch)
                unit.Fail(lost);
            CloseWriter();
        }
    }

    private async Task CommitAsync(List<WriteUnit> batch)
    {
        writer ??= new SqliteWriter(await connections.OpenWriterAsync(CancellationToken.None), connections);
        writer.Execute("BEGIN IMMEDIATE");
        foreach (var unit in batch)
            unit.Write(writer, isAlone: batch.Count == 1);
        if (!writer.IsInTransaction)
            return; // the only unit was undone
        writer.Execute("COMMIT");
        Commits++;
        merger.Committed(batch.Sum(unit => unit.Rows));
    }

    // After a lost transaction nothing is known of the connection: the next commit opens a new one.
    private void CloseWriter()
    {
        writer?.Dispose();
        writer = null;
    }
}

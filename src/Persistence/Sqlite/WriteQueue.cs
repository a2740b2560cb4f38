using System.Threading.Channels;
using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer; this is it. All units that wait at a moment are written in one transaction, each behind a savepoint: they share
/// one flush to disk, and one that fails hurts no other. Nobody is answered before the commit; if that fails, nothing of it was done.
/// </summary>
public sealed class WriteQueue : IWriter, IAsyncDisposable
{
    private const int LargestBatch = 64;

    private readonly SqliteConnections connections;
    private readonly Channel<WriteUnit> waiting = Channel.CreateUnbounded<WriteUnit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task loop;
    private SqliteWriter? writer;
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

    /// <remarks>SQLite has one host: there is nobody else to tell.</remarks>
    public async Task<bool> TryWriteAsync(IReadOnlyList<Statement> statements, IReadOnlyList<LiveChange> changes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var unit = new WriteUnit(statements);
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
        writer?.Dispose();
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
            CloseWriter();
        }
    }

    private async Task CommitAsync(List<WriteUnit> batch)
    {
        writer ??= new SqliteWriter(await connections.OpenWriterAsync(CancellationToken.None), connections);
        writer.Execute("BEGIN IMMEDIATE");
        foreach (var unit in batch) unit.Write(writer);
        writer.Execute("COMMIT");
        Commits++;
    }

    // After a lost transaction nothing is known of the connection: the next commit opens a new one.
    private void CloseWriter()
    {
        writer?.Dispose();
        writer = null;
    }
}

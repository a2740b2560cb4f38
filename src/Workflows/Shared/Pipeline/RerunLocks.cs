namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>
/// A lock for each row whose commands run again after a stale commit: many at the same row, be it a journey or a counter that all journeys
/// share, would otherwise defeat each other once more. Commands of other rows do not wait. Those that name no row share one lock. A lock is
/// there only while somebody wants it.
/// </summary>
public sealed class RerunLocks
{
    // A command may send another one; waiting for a lock that it holds itself, that one goes on without it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Wanted> wanted = [];

    /// <summary>How many locks somebody holds or waits for.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return wanted.Count;
        }
    }

    /// <summary>Waits for all of them, in one order, so that two who want the same do not wait for each other.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<string> rows, CancellationToken cancel)
    {
        var held = new Held(this);
        try
        {
            foreach (var row in rows.DefaultIfEmpty("").Distinct().Order(StringComparer.Ordinal))
                await held.AddAsync(row, cancel);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private SemaphoreSlim Want(string row)
    {
        lock (gate)
        {
            if (!wanted.TryGetValue(row, out var known))
                wanted.Add(row, known = new Wanted());
            known.By++;
            return known.Turn;
        }
    }

    private void Leave(string row, bool isHeld)
    {
        lock (gate)
        {
            var known = wanted[row];
            if (isHeld)
                known.Turn.Release();
            if (--known.By > 0)
                return;
            wanted.Remove(row);
            known.Turn.Dispose();
        }
    }

    private sealed class Wanted
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int By { get; set; }
    }

    private sealed class Held(RerunLocks locks) : IDisposable
    {
        private readonly List<(string Row, bool IsHeld)> entered = [];

        public async Task AddAsync(string row, CancellationToken cancel)
        {
            var turn = locks.Want(row);
            var isHeld = false;
            try
            {
                isHeld = await turn.WaitAsync(LongestWait, cancel);
            }
            finally
            {
                entered.Add((row, isHeld));
            }
        }

        public void Dispose()
        {
            foreach (var (row, isHeld) in entered)
                locks.Leave(row, isHeld);
            entered.Clear();
        }
    }
}

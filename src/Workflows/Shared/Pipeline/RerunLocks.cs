namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>
/// A lock for each journey whose commands run again after a stale commit: many at the same row would otherwise defeat each other once more.
/// Commands of other journeys do not wait. Those that touch no journey share one lock. A lock is there only while somebody wants it.
/// </summary>
public sealed class RerunLocks
{
    // A command may send another one; waiting for a lock that it holds itself, that one goes on without it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<JourneyId, Wanted> wanted = [];

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
    public async Task<IDisposable> EnterAsync(IEnumerable<JourneyId> journeys, CancellationToken cancel)
    {
        var held = new Held(this);
        try
        {
            foreach (var journey in journeys.DefaultIfEmpty().Distinct().OrderBy(journey => journey.Value))
                await held.AddAsync(journey, cancel);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private SemaphoreSlim Want(JourneyId journey)
    {
        lock (gate)
        {
            if (!wanted.TryGetValue(journey, out var known))
                wanted.Add(journey, known = new Wanted());
            known.By++;
            return known.Turn;
        }
    }

    private void Leave(JourneyId journey, bool isHeld)
    {
        lock (gate)
        {
            var known = wanted[journey];
            if (isHeld)
                known.Turn.Release();
            if (--known.By > 0)
                return;
            wanted.Remove(journey);
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
        private readonly List<(JourneyId Journey, bool IsHeld)> entered = [];

        public async Task AddAsync(JourneyId journey, CancellationToken cancel)
        {
            var turn = locks.Want(journey);
            var isHeld = false;
            try
            {
                isHeld = await turn.WaitAsync(LongestWait, cancel);
            }
            finally
            {
                entered.Add((journey, isHeld));
            }
        }

        public void Dispose()
        {
            foreach (var (journey, isHeld) in entered)
                locks.Leave(journey, isHeld);
            entered.Clear();
        }
    }
}

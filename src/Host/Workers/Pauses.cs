using System.Collections.Concurrent;

namespace CaseFlow.Host.Workers;

/// <summary>What failed lately and is left alone for a while: a second at first, twice as long each time, five minutes at most.</summary>
public sealed class Pauses<TId>(TimeProvider clock)
    where TId : notnull
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<TId, (TimeSpan Length, DateTimeOffset Until)> held = [];

    public int Count => held.Count;

    /// <summary>When the first of them may be tried again.</summary>
    public DateTimeOffset? Next => held.IsEmpty ? null : held.Values.Min(pause => pause.Until);

    public bool Holds(TId id) => held.TryGetValue(id, out var pause) && pause.Until > clock.GetUtcNow();

    public TimeSpan Hold(TId id)
    {
        var length = held.TryGetValue(id, out var pause)
            ? TimeSpan.FromTicks(Math.Min(2 * pause.Length.Ticks, Longest.Ticks))
            : TimeSpan.FromSeconds(1);
        held[id] = (length, clock.GetUtcNow() + length);
        return length;
    }

    public void Forget(TId id) => held.TryRemove(id, out _);

    /// <summary>Forgets what is not due any more: somebody else has done it, or there is nothing to do.</summary>
    public void Retain(IEnumerable<TId> due)
    {
        foreach (var id in held.Keys.Except(due))
            Forget(id);
    }
}

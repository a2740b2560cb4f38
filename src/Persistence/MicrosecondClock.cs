namespace CaseFlow.Persistence;

/// <summary>The machine's clock, as exact as every database keeps it: what is read again is what was written.</summary>
public sealed class MicrosecondClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}

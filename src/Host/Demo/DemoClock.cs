namespace CaseFlow.Host.Demo;

/// <summary>The past weeks, lived through in seconds: a clock that is set, and only forward.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void MoveTo(DateTimeOffset time) => now = time > now ? time : now;
}

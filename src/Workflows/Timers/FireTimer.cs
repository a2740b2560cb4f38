using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Timers;

/// <summary>The time of a bookmark has come. Firing one that is gone does nothing: it was completed or cancelled meanwhile.</summary>
public static class FireTimer
{
    public sealed record Command(Guid Instance, int Bookmark) : ICommand<Response>;

    public sealed record Response(bool Fired);
}

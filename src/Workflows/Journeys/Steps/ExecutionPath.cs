using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>
/// The way that a step took through its diagrams, control flow too, as the member <c>way</c> of its first history entry: for each instance
/// a path of
/// <c>[what, run, ...]</c>. It holds names of activities and outcomes, and nothing that anybody typed.
/// </summary>
public static class ExecutionPath
{
    public const string Member = "way";
    public const string Began = "began";
    public const string Waits = "waits";
    public const string Resumed = "resumed";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>A migration: the run goes on as that of another activity.</summary>
    public const string Became = "became";

    private const string Omitted = "omitted";

    /// <summary>A loop over many things in one step would fill the history; its beginning and its end say enough.</summary>
    private const int Most = 1000;

    public static List<object> Of(IReadOnlyList<BurstResult> bursts)
    {
        var way = new List<object>(bursts.Count);
        foreach (var burst in bursts)
            if (PathOf(burst) is { Count: > 0 } path)
                way.Add(new { instance = burst.Instance.Id.Value, path = Shortened(path) });
        return way;
    }

    private static List<object[]> PathOf(BurstResult burst)
    {
        var path = new List<object[]>();
        var listening = burst.Journal.OfType<BookmarkCreated>().Where(IsListening).Select(made => made.Bookmark.Frame).ToHashSet();
        foreach (var change in burst.Journal)
        {
            if (change is ActivityStarted begun && listening.Contains(begun.Frame))
                continue; // that it listens is no step; that it happens is
            if (StepOf(change) is { } step)
            {
                if (!IsAgain(step, path))
                    path.Add(step);
            }
            else if (change is InstanceMigrated or MigrationUndone)
                path.AddRange(burst.Instance.Frames.Select(frame => new object[] { Became, frame.Id.Value, frame.ActivityId }));
        }
        return path;
    }

    /// <summary>A run that waits for a person and for the clock waits once.</summary>
    private static bool IsAgain(object[] step, List<object[]> path) =>
        step[0] is Waits && path is [.., [Waits, { } run]] && run.Equals(step[1]);

    private static bool IsListening(BookmarkCreated made) => made.Bookmark.Name == AnyTimeEvent.WaitName;

    private static object[]? StepOf(JournalEvent change) =>
        change switch
        {
            ActivityStarted started => [Began, started.Frame.Value, started.ActivityId],
            EventHappened happened => [Began, happened.Frame.Value, happened.ActivityId],
            BookmarkCreated { Bookmark: var wait } when wait.Name != AnyTimeEvent.WaitName => [Waits, wait.Frame.Value],
            ActivityResumed resumed => [Resumed, resumed.Frame.Value],
            ActivityCompleted completed => [Completed, completed.Frame.Value, .. completed.Outcomes],
            ActivitySkipped skipped => [Completed, skipped.Frame.Value, .. skipped.Outcomes],
            ActivityCancelled cancelled => [Cancelled, cancelled.Frame.Value],
            IncidentRaised { Incident.Frame: { } frame } => [Failed, frame.Value],
            _ => null,
        };

    private static List<object[]> Shortened(List<object[]> path) =>
        path.Count <= Most ? path : [.. path.Take(Most / 5), [Omitted, path.Count - Most], .. path.Skip(path.Count - Most + Most / 5)];
}

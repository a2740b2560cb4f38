using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>One consequence of a step, as the history tells it.</summary>
public sealed record HistoryLine(string Type, object? Data, HistoryPlace Place);

/// <summary>
/// What of an engine's journal an auditor reads: waits that began, our own activities, answers of rooms, children, incidents. Control flow
/// is left out, and so is what its consumer tells better (a human activity is its task, which says when it is due).
/// </summary>
public static class StepHistory
{
    public static IEnumerable<HistoryLine> Of(BurstResult burst, WorkflowGraph graph)
    {
        foreach (var change in burst.Journal)
        {
            if (
                change switch
                {
                    InstanceStarted { ParentId: not null } started => Child(
                        burst,
                        graph,
                        JourneyHistory.ChildStarted,
                        new { started.Definition.DefinitionId, started.Definition.Version }
                    ),
                    ActivityStarted started => Started(burst, graph, started),
                    ActivityCompleted completed => Completed(burst, graph, completed),
                    ActivityCancelled cancelled => Cancelled(burst, graph, cancelled),
                    QuestionAnswered { Question: not nameof(UsualTimeAsked) } answered => new HistoryLine(
                        JourneyHistory.QuestionAnswered,
                        new
                        {
                            answered.Question,
                            yes = answered.Code is null,
                            answered.Facts,
                            answered.Field,
                            answered.Code,
                        },
                        PlaceOf(burst.Instance, graph.Find(answered.ActivityId))
                    ),
                    IncidentRaised raised => Incident(burst, graph, raised.Incident),
                    IncidentClosed { End: not (IncidentEnd.Retried or IncidentEnd.Skipped) } closed => new HistoryLine(
                        JourneyHistory.IncidentClosed,
                        new { incident = IdOf(burst.Instance, closed.Incident), end = closed.End.ToString() },
                        PlaceOf(burst.Instance)
                    ),
                    _ => null,
                } is
                { } line
            )
                yield return line;
        }
    }

    /// <summary>The last word on a child, told after all else that it did; null when it lives on, or for the journey's root.</summary>
    public static HistoryLine? EndOf(BurstResult burst, WorkflowGraph graph) =>
        burst.Instance.ParentId is null
            ? null
            : burst
                .Journal.Select(change =>
                    change switch
                    {
                        InstanceFinished finished => Child(
                            burst,
                            graph,
                            JourneyHistory.ChildEnded,
                            new { status = "finished", finished.Outcomes }
                        ),
                        InstanceCancelled cancelled => Child(
                            burst,
                            graph,
                            JourneyHistory.ChildEnded,
                            new { status = "cancelled", cancelled.Reason }
                        ),
                        _ => null,
                    }
                )
                .LastOrDefault(line => line is not null);

    /// <summary>The stage of the activity that started last, of those that have one and are on the journey's way.</summary>
    public static string? StageOf(BurstResult burst, WorkflowGraph graph) =>
        burst
            .Journal.OfType<ActivityStarted>()
            .Where(started => !graph.IsBeside(started.ActivityId))
            .Select(started => graph.Find(started.ActivityId)?.Descriptor.Stage)
            .LastOrDefault(stage => !string.IsNullOrEmpty(stage));

    /// <summary>
    /// The cause's own facts, every variable that has another value after the step than before it, and the way that the step took.
    /// </summary>
    public static Dictionary<string, object?> WithChanges(IReadOnlyDictionary<string, object?> data, IReadOnlyList<BurstResult> bursts)
    {
        var changes =
            from burst in bursts
            from change in burst.Journal.Select(ChangeOf).OfType<VariableChanged>()
            group change by (burst.Instance.Id, change.Scope, change.Name) into one
            let before = one.First().Before
            let after = one.Last().After
            where Text(before) != Text(after)
            select new
            {
                instance = one.Key.Id.Value,
                one.Key.Name,
                before,
                after,
            };
        var all = data.Where(fact => fact.Value is not null).ToDictionary();
        if (changes.ToList() is { Count: > 0 } found)
            all["changes"] = found;
        if (ExecutionPath.Of(bursts) is { Count: > 0 } way)
            all[ExecutionPath.Member] = way;
        return all;
    }

    public static string IdOf(WorkflowInstance instance, IncidentId incident) => $"{instance.Id}/{incident.Value}";

    public static HistoryPlace PlaceOf(WorkflowInstance instance, Activity? activity = null) =>
        new(instance.Id.Value, activity?.Id, activity?.Name, instance.Definition, activity?.Descriptor.Stage ?? "");

    /// <summary>Placed at the child, under its definition's name.</summary>
    private static HistoryLine Child(BurstResult burst, WorkflowGraph graph, string type, object data) =>
        new(type, data, PlaceOf(burst.Instance) with { ActivityName = graph.Definition.Name });

    private static HistoryLine? Started(BurstResult burst, WorkflowGraph graph, ActivityStarted started)
    {
        var activity = graph.Find(started.ActivityId);
        var waits = burst
            .Journal.OfType<BookmarkCreated>()
            .Select(created => created.Bookmark)
            .Where(bookmark => bookmark.Frame == started.Frame)
            .ToList();
        if (activity is HumanTask or AnyTimeEvent || waits.Count == 0 || waits.Exists(wait => wait.Name == "child"))
            return null;
        return new HistoryLine(
            JourneyHistory.ActivityStarted,
            new
            {
                waitsFor = waits.Select(wait => new
                {
                    wait.Name,
                    wait.Key,
                    wait.DueAt,
                }),
            },
            PlaceOf(burst.Instance, activity)
        );
    }

    private static HistoryLine? Completed(BurstResult burst, WorkflowGraph graph, ActivityCompleted completed)
    {
        var activity = graph.Find(completed.ActivityId);
        if (activity is HumanTask or null || activity.Descriptor.Stage.Length == 0)
            return null;
        return new HistoryLine(JourneyHistory.ActivityCompleted, new { completed.Outcomes }, PlaceOf(burst.Instance, activity));
    }

    private static HistoryLine? Cancelled(BurstResult burst, WorkflowGraph graph, ActivityCancelled cancelled)
    {
        var activity = graph.Find(cancelled.ActivityId);
        var waited = burst
            .Journal.OfType<BookmarkBurned>()
            .Any(burned => burned.Bookmark.Frame == cancelled.Frame && burned.Bookmark.Name is not ("child" or AnyTimeEvent.WaitName));
        return activity is HumanTask || !waited
            ? null
            : new HistoryLine(JourneyHistory.ActivityCancelled, null, PlaceOf(burst.Instance, activity));
    }

    private static HistoryLine Incident(BurstResult burst, WorkflowGraph graph, Incident incident) =>
        new(
            JourneyHistory.IncidentRaised,
            new
            {
                incident = IdOf(burst.Instance, incident.Id),
                incident.Code,
                incident.Message,
            },
            PlaceOf(burst.Instance, incident.ActivityId is { } id ? graph.Find(id) : null)
        );

    /// <summary>A variable that a migration took away has no value after it.</summary>
    private static VariableChanged? ChangeOf(JournalEvent change) =>
        change switch
        {
            VariableChanged changed => changed,
            VariableRemoved removed => new VariableChanged(removed.Scope, removed.Name, removed.Before, null),
            _ => null,
        };

    private static string Text(object? value) => ValueJson.Write(value)?.ToJsonString() ?? "null";
}

using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>What happened to one instance, counted from its journal: finished activities leave its state.</summary>
internal sealed class InstanceTrace(InstanceId id, int order)
{
    private readonly Dictionary<int, (string Activity, int? Parent)> _frames = [];
    private readonly HashSet<int> _suspended = [];

    /// <summary>The events of Elsa's log that are counted here.</summary>
    public static IReadOnlySet<string> LogNames { get; } =
        new HashSet<string> { "Started", "Resumed", "Suspended", "Completed", "Canceled", "Faulted" };

    public InstanceId Id { get; } = id;

    /// <summary>In which order instances were started.</summary>
    public int Order { get; } = order;

    public WorkflowInstance Last { get; private set; } = WorkflowInstance.Empty();

    /// <summary>In which order instances came to their ends; null before.</summary>
    public int? EndOrder { get; private set; }

    public Dictionary<string, int> Executed { get; } = [];
    public Dictionary<string, string> StatusOf { get; } = [];

    /// <summary>How often something failed in an activity or within it.</summary>
    public Dictionary<string, int> FaultCount { get; } = [];

    /// <summary>What Elsa's log calls it, by activity.</summary>
    public Dictionary<(string Activity, string Event), int> Logged { get; } = [];
    public List<Incident> Incidents { get; } = [];

    /// <summary>In order, for what a log may have of them.</summary>
    public List<ActivityStarted> Starts { get; } = [];
    public List<ActivityOutputSet> Outputs { get; } = [];

    /// <summary>Every variable by name, also of scopes that are gone.</summary>
    public Dictionary<string, object?> Variables { get; } = [];

    public string Status => Last.Status is InstanceStatus.Running or InstanceStatus.Waiting ? "Running" : "Finished";

    public string SubStatus =>
        Last.Status switch
        {
            InstanceStatus.Waiting => "Suspended",
            InstanceStatus.Running => "Executing",
            var other => other.ToString(),
        };

    public void Take(BurstResult burst, ref int ends)
    {
        Last = burst.Instance;
        foreach (var change in burst.Journal)
            Take(change);
        if (Last.HasEnded)
            EndOrder ??= ++ends;
    }

    /// <summary>An id as its own definition has it; inside of a definition used as an activity it carries a prefix.</summary>
    public static string Local(string activityId) => activityId[(activityId.LastIndexOf('/') + 1)..];

    private void Take(JournalEvent change)
    {
        switch (change)
        {
            case InstanceStarted started:
                foreach (var (name, value) in started.Variables)
                    Variables[name] = value;
                break;
            case VariableChanged variable:
                Variables[variable.Name] = variable.After;
                break;
            case ActivityScheduled scheduled:
                _frames[scheduled.Frame.Value] = (Local(scheduled.ActivityId), scheduled.Parent?.Value);
                break;
            case ActivityResumed resumed:
                _suspended.Remove(resumed.Frame.Value);
                Log(resumed.ActivityId, "Resumed");
                break;
            case BookmarkCreated { Bookmark: var bookmark } when _suspended.Add(bookmark.Frame.Value):
                Log(bookmark.ActivityId, "Suspended");
                break;
            case ActivityOutputSet output:
                Outputs.Add(output);
                break;
            case ActivityStarted started:
                Starts.Add(started);
                Executed[Local(started.ActivityId)] = Executed.GetValueOrDefault(Local(started.ActivityId)) + 1;
                StatusOf[Local(started.ActivityId)] = "Running";
                Log(started.ActivityId, "Started");
                break;
            case ActivityCompleted completed:
                Log(completed.ActivityId, "Completed");
                StatusOf[Local(completed.ActivityId)] = "Completed";
                break;
            case ActivityCancelled cancelled when StatusOf.ContainsKey(Local(cancelled.ActivityId)):
                StatusOf[Local(cancelled.ActivityId)] = "Canceled";
                Log(cancelled.ActivityId, "Canceled");
                break;
            case IncidentRaised raised:
                Incidents.Add(raised.Incident);
                if (raised.Incident.ActivityId is { } faulted)
                {
                    StatusOf[Local(faulted)] = "Faulted";
                    Log(faulted, "Faulted");
                }
                CountFault(raised.Incident.Frame?.Value);
                break;
        }
    }

    private void Log(string activity, string name) =>
        Logged[(Local(activity), name)] = Logged.GetValueOrDefault((Local(activity), name)) + 1;

    private void CountFault(int? frame)
    {
        for (; frame is { } number; frame = _frames[number].Parent)
            FaultCount[_frames[number].Activity] = FaultCount.GetValueOrDefault(_frames[number].Activity) + 1;
    }
}

using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Journeys.Viewing;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>The runs of an instance as Studio's badges, execution records and journal.</summary>
internal sealed class RunShape(Words words, GetInstance.Response instance, DrawnNodes nodes)
{
    private readonly Dictionary<int, Run> byNumber = instance.Way.Runs.ToDictionary(run => run.Number);

    public static string IdOf(InstanceHead head, int run) => $"{StudioInstanceId.Of(head)}~{run}";

    /// <summary>The instance's id and the number of the run in an execution record's id.</summary>
    public static (StudioInstanceId? Instance, int Run) Parse(string id) =>
        id.Split('~') is [var instance, var number] && int.TryParse(number, out var run)
            ? (StudioInstanceId.Parse(instance), run)
            : (null, 0);

    public IEnumerable<object> Stats(IReadOnlyCollection<string>? nodeIds) =>
        from run in instance.Way.Runs
        let node = nodes.Find(run.ActivityId)
        where node is not null && (nodeIds is not { Count: > 0 } || nodeIds.Contains(node.NodeId))
        group run by node into runs
        let completed = runs.Count(run => run.Status == RunStatus.Completed)
        let over = runs.Count(run => run.Status is RunStatus.Completed or RunStatus.Cancelled)
        select new
        {
            ActivityId = runs.Key.Id,
            ActivityNodeId = runs.Key.NodeId,
            StartedCount = runs.Count(),
            CompletedCount = completed,
            UncompletedCount = runs.Count() - over,
            IsBlocked = runs.Any(run => run.Status == RunStatus.Waiting),
            IsFaulted = runs.Any(run => run.Status == RunStatus.Faulted),
            AggregateFaultCount = runs.Count(run => run.Status == RunStatus.Faulted),
            Metadata = new { },
        };

    public IEnumerable<Run> RunsAt(string? nodeId) =>
        instance.Way.Runs.Where(run => nodes.Find(run.ActivityId) is { } node && (string.IsNullOrEmpty(nodeId) || node.NodeId == nodeId));

    /// <param name="isWhole">With what the activity was given and left by; lists go without.</param>
    public object Record(Run run, bool isWhole)
    {
        var node = nodes.Find(run.ActivityId)!;
        return new
        {
            Id = IdOf(instance.Head, run.Number),
            WorkflowInstanceId = StudioInstanceId.Of(instance.Head).ToString(),
            ActivityId = node.Id,
            ActivityNodeId = node.NodeId,
            ActivityType = node.Type,
            ActivityTypeVersion = node.TypeVersion,
            ActivityName = node.Name,
            ActivityState = isWhole ? node.Literals.ToDictionary(input => input.Key, input => input.Value ?? InstanceShape.Mask) : null,
            Payload = isWhole && run.Outcomes.Count > 0 ? new { run.Outcomes } : null,
            Outputs = isWhole ? new { } : null,
            Properties = isWhole ? new { } : null,
            Metadata = new { },
            run.StartedAt,
            CompletedAt = run.EndedAt,
            HasBookmarks = run.Status == RunStatus.Waiting,
            Status = StatusOf(run.Status),
            AggregateFaultCount = run.Status == RunStatus.Faulted ? 1 : 0,
            SchedulingActivityExecutionId = ParentOf(run) is { } parent ? IdOf(instance.Head, parent.Number) : null,
            CallStackDepth = Chain(run).Count - 1,
        };
    }

    /// <summary>What stands around it, from the root to the run itself.</summary>
    public IReadOnlyList<Run> Chain(Run run)
    {
        List<Run> chain = [run];
        while (ParentOf(chain[0]) is { } parent)
            chain.Insert(0, parent);
        return chain;
    }

    public IReadOnlyList<object> Journal(JournalFilter filter) =>
        [
            .. from happening in instance.Way.Happenings
            let node = nodes.Find(happening.ActivityId)
            where node is not null && filter.Takes(node, EventOf(happening.What))
            select Entry(happening, node),
        ];

    private object Entry(Happening happening, DrawnNode node)
    {
        var run = byNumber[happening.Run];
        return new
        {
            Id = $"{StudioInstanceId.Of(instance.Head)}~{happening.Sequence}",
            ActivityInstanceId = IdOf(instance.Head, happening.Run),
            ParentActivityInstanceId = ParentOf(run) is { } parent ? IdOf(instance.Head, parent.Number) : null,
            ActivityId = node.Id,
            ActivityType = node.Type,
            ActivityTypeVersion = node.TypeVersion,
            ActivityName = node.Name,
            node.NodeId,
            Timestamp = happening.At,
            happening.Sequence,
            EventName = EventOf(happening.What),
            Message = MessageOf(happening),
            ActivityState = new { },
            Payload = happening.Outcomes.Count > 0 ? new { happening.Outcomes } : null,
        };
    }

    /// <summary>In which role somebody did it; who it was stands in the journey's history.</summary>
    private string? MessageOf(Happening happening) =>
        happening is { What: ExecutionPath.Completed or ExecutionPath.Resumed, Role: { } role } ? words.Role(role) : null;

    /// <summary>The newest run of the activity around it that had begun by then.</summary>
    private Run? ParentOf(Run run)
    {
        var around = nodes.Find(run.ActivityId)?.ParentNodeId;
        return instance.Way.Runs.LastOrDefault(other => other.Number < run.Number && nodes.Find(other.ActivityId)?.NodeId == around);
    }

    private static string EventOf(string what) =>
        what switch
        {
            ExecutionPath.Began => "Started",
            ExecutionPath.Waits => "Suspended",
            ExecutionPath.Resumed => "Resumed",
            ExecutionPath.Completed => "Completed",
            ExecutionPath.Failed => "Faulted",
            _ => "Canceled",
        };

    private static string StatusOf(RunStatus status) =>
        status switch
        {
            RunStatus.Waiting => "Running",
            RunStatus.Cancelled => "Canceled",
            _ => $"{status}",
        };
}

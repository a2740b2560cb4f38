using CaseFlow.Engine.State;
using CaseFlow.Host.Pages;
using CaseFlow.Workflows.Journeys.Viewing;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>Instances, runs and what happened as Studio reads them. Values are masked: Studio shows whatever it gets as it is.</summary>
internal sealed class InstanceShape(Words words)
{
    public const string Mask = "•••";

    public object Summary(InstanceHead head) =>
        Instance(
            head,
            head.ParentId is { } parent ? (parent == head.Journey.Value ? head.Journey.ToString() : $"{head.Journey}.{parent}") : null,
            state: null
        );

    public object Full(GetInstance.Response found, DrawnNodes nodes) => Instance(found.Head, parent: null, State(found, nodes));

    private object Instance(InstanceHead head, string? parent, object? state) =>
        new
        {
            Id = StudioInstanceId.Of(head).ToString(),
            head.DefinitionId,
            DefinitionVersionId = head.VersionId,
            head.Version,
            Status = StatusOf(head.Status),
            SubStatus = SubStatusOf(head.Status),
            IsExecuting = head.Status == InstanceStatus.Running,
            CorrelationId = head.Journey.ToString(),
            Name = words.Of(head.Name, head.EnglishName),
            IncidentCount = head.Incidents,
            ParentWorkflowInstanceId = parent,
            CreatedAt = head.StartedAt,
            head.UpdatedAt,
            FinishedAt = head.EndedAt,
            WorkflowState = state,
        };

    public static object ExecutionState(InstanceHead head) =>
        new
        {
            Status = StatusOf(head.Status),
            SubStatus = SubStatusOf(head.Status),
            WorkflowSubStatus = SubStatusOf(head.Status),
            head.UpdatedAt,
        };

    public IReadOnlyCollection<object> Variables(IReadOnlyList<Masked> variables) =>
        [
            .. variables.Select(variable => new
            {
                Id = variable.Name,
                variable.Name,
                Value = Hidden(variable),
            }),
        ];

    private object State(GetInstance.Response found, DrawnNodes nodes) =>
        new
        {
            Id = StudioInstanceId.Of(found.Head).ToString(),
            found.Head.DefinitionId,
            DefinitionVersionId = found.Head.VersionId,
            DefinitionVersion = found.Head.Version,
            CorrelationId = found.Head.Journey.ToString(),
            Name = words.Of(found.Head.Name, found.Head.EnglishName),
            Status = StatusOf(found.Head.Status),
            SubStatus = SubStatusOf(found.Head.Status),
            Bookmarks = found.Waits.Select(wait => new
            {
                Id = $"{wait.Number}",
                wait.Name,
                Hash = "",
                wait.ActivityId,
                ActivityNodeId = nodes.Find(wait.ActivityId)?.NodeId ?? "",
                ActivityInstanceId = RunShape.IdOf(found.Head, wait.Run),
                AutoBurn = true,
            }),
            Incidents = found.Incidents.Select(incident => Incident(found.Head, incident, nodes)),
            CompletionCallbacks = Array.Empty<object>(),
            ActivityExecutionContexts = Array.Empty<object>(),
            Input = found.Input.ToDictionary(value => value.Name, Hidden),
            Output = found.Output.ToDictionary(value => value.Name, Hidden),
            Properties = new { },
            CreatedAt = found.Head.StartedAt,
            found.Head.UpdatedAt,
            FinishedAt = found.Head.EndedAt,
        };

    private object Incident(InstanceHead head, GetInstance.Trouble incident, DrawnNodes nodes) =>
        new
        {
            ActivityId = incident.ActivityId ?? "",
            ActivityNodeId = incident.ActivityId is { } id ? nodes.Find(id)?.NodeId ?? "" : "",
            ActivityInstanceId = incident.Run is { } run ? RunShape.IdOf(head, run) : "",
            ActivityType = incident.ActivityType ?? "",
            Message = TroubleOf(incident.Code),
            Timestamp = incident.At,
        };

    /// <summary>A text of ours for its kind, never the incident's own, which may quote an answer.</summary>
    private string TroubleOf(string code) => words.Known("incident." + code) ?? words["studio.trouble"];

    private string? Hidden(Masked value) => value.Kind == "none" ? null : $"{Mask} ({words["studio.kind." + value.Kind]})";

    private static string StatusOf(InstanceStatus status) =>
        status is InstanceStatus.Finished or InstanceStatus.Cancelled ? "Finished" : "Running";

    private static string SubStatusOf(InstanceStatus status) =>
        status switch
        {
            InstanceStatus.Running => "Executing",
            InstanceStatus.Waiting => "Suspended",
            _ => $"{status}",
        };
}

using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.StudioApi.Instances;

/// <summary>
/// How Studio calls an instance: a journey's own by the journey's id, a child "journey.child", so that it is found in an archive too.
/// </summary>
internal sealed record StudioInstanceId(JourneyId Journey, Guid? Child)
{
    public static StudioInstanceId? Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        if (parts.Length > 2 || !Guid.TryParse(parts[0], out var journey))
            return null;
        if (parts.Length == 1)
            return new StudioInstanceId(new JourneyId(journey), null);
        return Guid.TryParse(parts[1], out var child) ? new StudioInstanceId(new JourneyId(journey), child) : null;
    }

    public static StudioInstanceId Of(InstanceHead head) => new(head.Journey, head.ParentId is null ? null : head.Id);

    public GetInstance.Query AsQuery(bool withDefinition = false) => new(Journey, Child, withDefinition);

    public override string ToString() => Child is { } child ? $"{Journey}.{child}" : $"{Journey}";
}

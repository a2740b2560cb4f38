using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>Every step of a flowchart can be reached, and from every step it goes on, whatever happens there.</summary>
internal static class WayRules
{
    public static IEnumerable<Finding> Of(FlowShape shape) =>
        [.. Starts(shape), .. Unreachable(shape), .. Gaps(shape), .. NeverTaken(shape)];

    private static IEnumerable<Finding> Starts(FlowShape shape)
    {
        var flowchart = shape.Flowchart;
        var steps = flowchart.Activities.Where(activity => activity is not AnyTimeEvent).ToList();
        if (steps.Count == 0 && (flowchart.Container is null || flowchart.Events.Count > 0))
            yield return Finding.Error(null, "check.empty");
        foreach (var second in flowchart.Activities.Where(activity => activity is Start).Skip(1))
            yield return Finding.Error(second, "check.two-starts");
        var targets = flowchart.Connections.Select(line => line.Target).ToHashSet();
        if (steps.Count > 0 && !steps.Exists(step => step is Start || step.CanStartWorkflow || !targets.Contains(step.Id)))
            yield return Finding.Error(steps[0], "check.no-start");
    }

    private static IEnumerable<Finding> Unreachable(FlowShape shape) =>
        shape
            .Flowchart.Activities.Where(activity => !shape.Reached.Contains(activity.Id))
            .Select(activity => Finding.Error(activity, "check.unreachable"));

    private static IEnumerable<Finding> Gaps(FlowShape shape)
    {
        foreach (
            var activity in shape.Flowchart.Activities.Where(activity => shape.MustLead.Contains(activity.Id) && !FlowShape.IsEnd(activity))
        )
        {
            if (!shape.Drawn(activity.Id).Any())
            {
                if (shape.DrawsEnds)
                    yield return Finding.Error(activity, "check.dead-end");
                continue;
            }
            foreach (var outcome in shape.LeadingNowhere(activity))
                yield return Finding.Error(activity, "check.leads-nowhere", outcome, outcome);
        }
    }

    private static IEnumerable<Finding> NeverTaken(FlowShape shape) =>
        from activity in shape.Flowchart.Activities
        from port in shape.Drawn(activity.Id).Except(shape.Followed(activity.Id)).Select(line => line.SourcePort ?? "Done").Distinct()
        select Finding.Warning(activity, "check.never-taken", port, port);
}

using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// Looks at a definition before it is published: everything in it that could stop a journey, and what was probably not meant. What stands
/// in a definition that is used as an
/// activity was checked when that one was published.
/// </summary>
/// <remarks>
/// A flowchart in which an end is drawn (End, Complete, Finish, Fault) must reach one on every way: a step without a way on is a gap there.
/// A flowchart without any is over when
/// nothing is left to do, as Elsa's are.
/// </remarks>
public static class DefinitionCheck
{
    /// <summary>Errors first, each kind in the order of the file. Whatever the definition holds, it does not throw.</summary>
    public static IReadOnlyList<Finding> Of(WorkflowGraph graph, Surroundings around)
    {
        IReadOnlyList<Activity> own = [.. graph.Activities.Where(IsOwn)];
        var shapes = own.OfType<Flowchart>()
            .Select(flowchart => new FlowShape(flowchart, flowchart.RunsWithTokens(graph.Definition), around))
            .ToList();
        IEnumerable<Finding> findings =
        [
            .. ProblemRules.Of(graph, own),
            .. EventRules.Of(own),
            .. shapes.SelectMany(EventRules.Of),
            .. shapes.SelectMany(WayRules.Of),
            .. shapes.SelectMany(JoinRules.Of),
            .. new LoopRules(graph, own).Of(shapes),
            .. new VariableRules(graph, own).Of(),
            .. own.SelectMany(activity => InputRules.Of(activity, around)),
            .. NameRules.Of(own),
        ];
        var places = own.Select((activity, place) => (activity.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        return
        [
            .. findings
                .OrderBy(finding => finding.Severity)
                .ThenBy(finding => finding.ActivityId is { } id ? places.GetValueOrDefault(id, int.MaxValue) : -1),
        ];
    }

    private static bool IsOwn(Activity activity)
    {
        for (var holder = activity.Container; holder is not null; holder = holder.Container)
            if (holder is WorkflowActivity)
                return false;
        return true;
    }
}

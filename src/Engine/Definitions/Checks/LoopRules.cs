using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.Primitives.Ends;
using CaseFlow.Engine.Primitives.Flowcharts;
using CaseFlow.Engine.Primitives.Loops;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// A loop waits for something in each round, or has a bound: a decision in it that depends on what the loop itself changes, as a counter.
/// Any other one runs until the step is stopped.
/// </summary>
internal sealed class LoopRules(WorkflowGraph graph, IReadOnlyList<Activity> activities)
{
    private readonly HashSet<string> _waiting = Waiting(activities);

    public IEnumerable<Finding> Of(IReadOnlyList<FlowShape> shapes) =>
        [
            .. shapes.SelectMany(OfFlow),
            .. activities.OfType<While>().Where(IsEndless).Select(loop => Finding.Error(loop, "check.endless-while")),
        ];

    private IEnumerable<Finding> OfFlow(FlowShape shape)
    {
        var open = OnCircles(shape, [.. shape.Reached.Where(id => !_waiting.Contains(id))]);
        var changed = ChangedBy(open.Select(shape.Node));
        open = OnCircles(shape, [.. open.Where(id => !Bounds(shape, shape.Node(id), changed))]);
        while (shape.Flowchart.Activities.FirstOrDefault(activity => open.Contains(activity.Id)) is { } first)
        {
            var circle = Circle(shape, first.Id, open);
            yield return Finding.Error(
                shape.Node(circle[0]),
                "check.endless-loop",
                null,
                string.Join(" → ", circle.Append(circle[0]).Select(id => shape.Node(id).Name))
            );
            open.ExceptWith(circle);
            open = OnCircles(shape, open);
        }
    }

    /// <summary>What is left when everything is taken away that no line leads to or from.</summary>
    private static HashSet<string> OnCircles(FlowShape shape, HashSet<string> open)
    {
        var next = open.ToDictionary(
            id => id,
            id => shape.Followed(id).Select(line => line.Target).Where(open.Contains).Distinct().ToList()
        );
        var before = next.SelectMany(node => node.Value.Select(target => (target, node.Key)))
            .ToLookup(pair => pair.target, pair => pair.Key);
        var (coming, leaving) = (
            open.ToDictionary(id => id, id => before[id].Count()),
            next.ToDictionary(node => node.Key, node => node.Value.Count)
        );
        var ends = new Queue<string>(open.Where(id => coming[id] == 0 || leaving[id] == 0));
        while (ends.TryDequeue(out var id))
        {
            if (!open.Remove(id))
                continue;
            foreach (var target in next[id])
                if (--coming[target] == 0)
                    ends.Enqueue(target);
            foreach (var source in before[id])
                if (--leaving[source] == 0)
                    ends.Enqueue(source);
        }
        return open;
    }

    private static List<string> Circle(FlowShape shape, string start, HashSet<string> open)
    {
        List<string> way = [];
        for (var at = start; ; at = shape.Followed(at).First(line => open.Contains(line.Target)).Target)
        {
            if (way.IndexOf(at) is >= 0 and var again)
                return way[again..];
            way.Add(at);
        }
    }

    /// <summary>A step with two ways on may end the loop; a decision only if the loop changes what it asks.</summary>
    private static bool Bounds(FlowShape shape, Activity activity, HashSet<string> changed) =>
        shape.Followed(activity.Id).Select(line => line.Target).Distinct().Skip(1).Any()
        && activity is not FlowFork
        && (activity is not (FlowDecision or FlowSwitch) || activity.Given.Exists(input => DependsOn(input, changed)));

    private bool IsEndless(While loop) =>
        loop.Body is not null
        && !_waiting.Contains(loop.Id)
        && !activities.Any(activity => IsWithin(activity, loop) && activity is Break or Complete or Finish or End or Fault)
        && !(
            loop.Condition.IsDynamic
                ? DependsOn(loop.Condition, ChangedBy(activities.Where(activity => IsWithin(activity, loop))))
                : !Holds(loop)
        );

    private static bool Holds(While loop) => loop.Condition.Literal is true or "true" or "True" or 1d;

    private static bool DependsOn(Definitions.Input input, HashSet<string> changed) =>
        input.Compiled is { } expression
        && (
            expression.VariablesRead.Any(changed.Contains)
            || (expression.VariableId is { } id && changed.Contains(id))
            || AsksForOutputs(input)
        );

    private static bool AsksForOutputs(Definitions.Input input) =>
        input.Expression is { Type: "Output" }
        || (
            input.Expression?.Value is string source
            && (source.Contains("From", StringComparison.Ordinal) || source.Contains("getLastResult", StringComparison.Ordinal))
        );

    /// <summary>Ids and names, of which a script knows the second and the designer the first.</summary>
    private HashSet<string> ChangedBy(IEnumerable<Activity> some)
    {
        HashSet<string> changed = [];
        foreach (var activity in some)
        {
            changed.UnionWith(activity.Kept.Select(output => output.Target!));
            changed.UnionWith(activity.Given.SelectMany(input => input.Compiled!.VariablesSet));
            if (activity is SetVariable { Variable: { } variable })
                changed.Add(variable);
        }
        changed.UnionWith(
            activities
                .SelectMany(activity => activity.Variables)
                .Concat(graph.Definition.Variables)
                .Where(variable => changed.Contains(variable.Id))
                .Select(variable => variable.Name)
                .ToList()
        );
        return changed;
    }

    private static HashSet<string> Waiting(IReadOnlyList<Activity> activities)
    {
        HashSet<string> waiting = [];
        foreach (var activity in activities.Where(activity => activity.Waits))
            // what an event does has no part in the round
            for (var holder = activity; holder is not null and not AnyTimeEvent && waiting.Add(holder.Id); )
                holder = holder.Container;
        return waiting;
    }

    private static bool IsWithin(Activity activity, Activity holder)
    {
        for (var outer = activity.Container; outer is not null; outer = outer.Container)
            if (outer == holder)
                return true;
        return false;
    }
}

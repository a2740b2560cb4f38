using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// A join that waits for all its branches gets them all. Two branches come together only if somewhere before them several ways are taken at
/// once, one of them leading to each: else
/// whoever arrives first waits for ever.
/// </summary>
internal static class JoinRules
{
    public static IEnumerable<Finding> Of(FlowShape shape)
    {
        var inbound = shape.Flowchart.Connections.Where(line => !shape.IsEntry(line)).ToLookup(line => line.Target);
        var forks = new Lazy<List<List<Connection>>>(() => [.. Forks(shape)]);
        foreach (
            var meeting in shape.Flowchart.Activities.Where(activity =>
                shape.Reached.Contains(activity.Id) && inbound[activity.Id].Skip(1).Any() && WaitsForAll(activity, shape.UsesTokens)
            )
        )
            if (Problem(shape, meeting, ForwardOnly(shape, meeting, inbound[meeting.Id]), forks.Value) is { } problem)
                yield return problem;
    }

    /// <summary>A join that gets only a part of its branches when the flow goes on here and nowhere else; null: none.</summary>
    public static Activity? CutOff(FlowShape shape, Activity entry)
    {
        var ahead = shape.From([entry.Id], avoiding: null);
        return shape.Flowchart.Activities.FirstOrDefault(meeting =>
            meeting != entry
            && ahead.Contains(meeting.Id)
            && WaitsForAll(meeting, shape.UsesTokens)
            && shape.Flowchart.Connections.Any(line =>
                line.Target == meeting.Id && !shape.IsEntry(line) && !ahead.Contains(line.Source) && shape.Reached.Contains(line.Source)
            )
        );
    }

    /// <summary>With counters a branch that was not taken is passed over, unless the join asks for all.</summary>
    private static bool WaitsForAll(Activity activity, bool usesTokens) =>
        activity is FlowJoin join
            ? !join.Mode.IsDynamic
                && (
                    join.Mode.Literal?.ToString() == nameof(FlowJoinMode.WaitAll)
                    || (usesTokens && join.Mode.Literal?.ToString() == nameof(FlowJoinMode.WaitAllActive))
                )
            : usesTokens
                && activity.MergeMode is { } mode
                && (
                    mode.Equals("Merge", StringComparison.OrdinalIgnoreCase) || mode.Equals("Converge", StringComparison.OrdinalIgnoreCase)
                );

    /// <summary>A way back to the join does not count among its branches.</summary>
    private static List<Connection> ForwardOnly(FlowShape shape, Activity meeting, IEnumerable<Connection> lines)
    {
        var beyond = shape.From([meeting.Id], avoiding: null);
        var before = shape.From(shape.Starts.Select(start => start.Id), avoiding: meeting.Id);
        return [.. lines.Where(line => before.Contains(line.Source) || !beyond.Contains(line.Source))];
    }

    private static Finding? Problem(FlowShape shape, Activity meeting, List<Connection> branches, List<List<Connection>> forks)
    {
        if (branches.Find(branch => !shape.Reached.Contains(branch.Source) || !shape.Followed(branch.Source).Contains(branch)) is { } cut)
            return Finding.Error(meeting, "check.join-unreached", null, shape.Node(cut.Source).Name);
        var ways = branches.ConvertAll(branch => (Branch: branch, Before: shape.Before(branch.Source, avoiding: meeting.Id)));
        for (var i = 0; i < ways.Count; i++)
        for (var j = i + 1; j < ways.Count; j++)
            if (!forks.Exists(fork => Separates(fork, ways[i], ways[j])))
                return Finding.Error(
                    meeting,
                    "check.join-exclusive",
                    null,
                    shape.Node(branches[i].Source).Name,
                    shape.Node(branches[j].Source).Name
                );
        return null;
    }

    /// <summary>Lines that one end of an activity may follow at once.</summary>
    private static IEnumerable<List<Connection>> Forks(FlowShape shape) =>
        from activity in shape.Flowchart.Activities
        where shape.Reached.Contains(activity.Id)
        from together in Together(shape, activity)
        where together.Count > 1
        select together;

    private static IEnumerable<List<Connection>> Together(FlowShape shape, Activity activity)
    {
        var lines = shape.Followed(activity.Id).ToList();
        var takesAll =
            activity is FlowFork or FlowSwitch { TakesAll: true } or ChildActivity or BulkDispatchWorkflows || shape.IsComputed(activity);
        return takesAll ? [lines] : lines.GroupBy(line => line.SourcePort).Select(port => port.ToList());
    }

    private static bool Separates(
        List<Connection> fork,
        (Connection Branch, HashSet<string> Before) one,
        (Connection Branch, HashSet<string> Before) other
    )
    {
        foreach (var line in fork.Where(line => LeadsTo(line, one)))
            if (fork.Exists(second => second != line && LeadsTo(second, other)))
                return true;
        return false;
    }

    private static bool LeadsTo(Connection line, (Connection Branch, HashSet<string> Before) way) =>
        line == way.Branch || way.Before.Contains(line.Target);
}

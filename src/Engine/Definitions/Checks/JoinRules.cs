using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Branching;
using CaseFlow.Engine.Primitives.Composition;
using CaseFlow.Engine.Primitives.Flowcharts;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// A join that waits for all its branches gets them all. Two branches come together only if somewhere before them several ways are taken at once, one of them leading to each: else
/// whoever arrives first waits for ever.
/// </summary>
internal static class JoinRules
{
    public static IEnumerable<Finding> Of(FlowShape shape)
    {
        var inbound = shape.Flowchart.Connections.ToLookup(line => line.Target);
        foreach (var meeting in shape.Flowchart.Activities.Where(activity => shape.Reached.Contains(activity.Id) && inbound[activity.Id].Skip(1).Any() && WaitsForAll(activity, shape.UsesTokens)))
            if (Problem(shape, meeting, ForwardOnly(shape, meeting, inbound[meeting.Id])) is { } problem) yield return problem;
    }

    /// <summary>With counters a branch that was not taken is passed over, unless the join asks for all.</summary>
    private static bool WaitsForAll(Activity activity, bool usesTokens) => activity is FlowJoin join
        ? !join.Mode.IsDynamic && (join.Mode.Literal?.ToString() == nameof(FlowJoinMode.WaitAll) || (usesTokens && join.Mode.Literal?.ToString() == nameof(FlowJoinMode.WaitAllActive)))
        : usesTokens && activity.MergeMode is { } mode && (mode.Equals("Merge", StringComparison.OrdinalIgnoreCase) || mode.Equals("Converge", StringComparison.OrdinalIgnoreCase));

    /// <summary>A way back to the join does not count among its branches.</summary>
    private static List<Connection> ForwardOnly(FlowShape shape, Activity meeting, IEnumerable<Connection> lines)
    {
        var beyond = shape.From([meeting.Id], avoiding: null);
        var before = shape.From(shape.Starts.Select(start => start.Id), avoiding: meeting.Id);
        return [.. lines.Where(line => before.Contains(line.Source) || !beyond.Contains(line.Source))];
    }

    private static Finding? Problem(FlowShape shape, Activity meeting, List<Connection> branches)
    {
        if (branches.Find(branch => !shape.Reached.Contains(branch.Source) || !shape.Followed(branch.Source).Contains(branch)) is { } cut)
            return Finding.Error(meeting, "check.join-unreached", null, shape.Node(cut.Source).Name);
        var forks = ForksBefore(shape, meeting);
        for (var i = 0; i < branches.Count; i++)
            for (var j = i + 1; j < branches.Count; j++)
                if (!forks.Exists(fork => Separates(fork, branches[i], branches[j])))
                    return Finding.Error(meeting, "check.join-exclusive", null, shape.Node(branches[i].Source).Name, shape.Node(branches[j].Source).Name);
        return null;
    }

    private static List<IReadOnlyList<(Connection Line, HashSet<string> Beyond)>> ForksBefore(FlowShape shape, Activity meeting) =>
    [
        .. from activity in shape.Flowchart.Activities
           where activity != meeting && shape.Reached.Contains(activity.Id)
           from together in Together(shape, activity)
           where together.Count > 1
           select together.ConvertAll(line => (line, line.Target == meeting.Id ? [] : shape.From([line.Target], avoiding: meeting.Id))),
    ];

    /// <summary>Lines that one end of the activity may follow at once.</summary>
    private static IEnumerable<List<Connection>> Together(FlowShape shape, Activity activity)
    {
        var lines = shape.Followed(activity.Id).ToList();
        var takesAll = activity is FlowFork or FlowSwitch { TakesAll: true } or ChildActivity or BulkDispatchWorkflows || activity.ExpectedOutcomes() is null;
        return takesAll ? [lines] : lines.GroupBy(line => line.SourcePort).Select(port => port.ToList());
    }

    private static bool Separates(IReadOnlyList<(Connection Line, HashSet<string> Beyond)> fork, Connection one, Connection other)
    {
        for (var i = 0; i < fork.Count; i++)
            for (var j = 0; j < fork.Count; j++)
                if (i != j && LeadsTo(fork[i], one) && LeadsTo(fork[j], other)) return true;
        return false;
    }

    private static bool LeadsTo((Connection Line, HashSet<string> Beyond) way, Connection branch) => way.Line == branch || way.Beyond.Contains(branch.Source);
}

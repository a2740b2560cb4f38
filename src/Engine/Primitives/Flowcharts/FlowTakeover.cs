using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Operations;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>
/// Makes a flowchart of another version stand where the old one stood: the same nodes under way, the same arrivals at the nodes that wait
/// for more.
/// </summary>
internal sealed class FlowTakeover(FlowState before, FlowState after, VersionChange change)
{
    public IEnumerable<MigrationProblem> Do()
    {
        var frames = after.Work.ToList();
        var old = before.At([.. frames.Select(frame => LiveNode.Of(frame) with { Activity = change.OldIdOf(frame) })]);
        before.Clear();
        if (before.GetType() != after.GetType() && old.Arrivals.Values.Any(isTaken => isTaken))
            return [VersionChange.Problem("migrate.other-mode", before.Flow.Flowchart)];

        var problems = new List<MigrationProblem>();
        var position = new FlowPosition([.. frames.Select(LiveNode.Of)], Arrivals(old, problems), Same(old.Swallows), Same(old.Hopeless));
        problems.AddRange(Order(old, position));
        problems.AddRange(
            after.Blocked(position).Select(blocked => VersionChange.Problem("migrate.join-would-wait", blocked.Node, blocked.Missing.Name))
        );
        if (problems.Count == 0)
            after.Stand(position);
        return problems;
    }

    private Dictionary<int, bool> Arrivals(FlowPosition old, List<MigrationProblem> problems)
    {
        var ahead = after.Flow.Downstream(after.Work.Select(frame => frame.ActivityId));
        var arrivals = new Dictionary<int, bool>();
        foreach (var (number, isTaken) in old.Arrivals)
        {
            var connection = before.Flow.Connection(number);
            var wasExpected = before.Flow.Downstream(old.Live.Select(node => node.Activity)).Contains(connection.Target);
            if (Find(connection) is not { } same)
            {
                if (isTaken && wasExpected)
                    problems.Add(
                        VersionChange.Problem(
                            "migrate.arrival-lost",
                            before.Flow.Activity(connection.Target),
                            before.Flow.Activity(connection.Source).Name
                        )
                    );
                continue;
            }
            arrivals[same] = isTaken;
            if (isTaken && wasExpected && !ahead.Contains(after.Flow.Connection(same).Target))
                problems.Add(
                    VersionChange.Problem(
                        "migrate.join-left-alone",
                        before.Flow.Activity(connection.Target),
                        before.Flow.Activity(connection.Source).Name
                    )
                );
        }
        return arrivals;
    }

    /// <summary>
    /// Every node under way must be on a way from the start, and none may lead to another that it did not lead to before.
    /// </summary>
    private IEnumerable<MigrationProblem> Order(FlowPosition old, FlowPosition now)
    {
        foreach (var (node, was) in now.Live.Zip(old.Live))
        {
            if (before.Flow.IsReached(was.Activity) && !after.Flow.IsReached(node.Activity))
                yield return VersionChange.Problem("migrate.unreachable", after.Flow.Activity(node.Activity));
            var (ahead, aheadBefore) = (after.Flow.Downstream([node.Activity]), before.Flow.Downstream([was.Activity]));
            foreach (var (other, otherWas) in now.Live.Zip(old.Live))
                if (ahead.Contains(other.Activity) && !aheadBefore.Contains(otherWas.Activity))
                    yield return VersionChange.Problem(
                        "migrate.would-run-twice",
                        after.Flow.Activity(other.Activity),
                        after.Flow.Activity(node.Activity).Name
                    );
        }
    }

    private HashSet<int> Same(IEnumerable<int> connections) =>
        [.. connections.Select(number => Find(before.Flow.Connection(number))).OfType<int>()];

    private int? Find(Connection old)
    {
        var wanted = new Connection(change.NewIdOf(old.Source), old.SourcePort, change.NewIdOf(old.Target));
        var connections = after.Flow.Flowchart.Connections;
        for (var number = 0; number < connections.Count; number++)
            if (connections[number] == wanted)
                return number;
        return null;
    }
}

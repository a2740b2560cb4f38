using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Engine.Primitives.Waiting;

namespace CaseFlow.Workflows.Definitions.Checks;

/// <summary>
/// Work for people is due some time, and somebody learns of it when it is not done then (R-ESC-4); messages go to roles that exist.
/// </summary>
internal static class PeopleRules
{
    private const string RolePrefix = "role:";

    public static IEnumerable<Finding> Of(WorkflowGraph graph) =>
        graph
            .Activities.Where(activity => !activity.Id.Contains('/'))
            .SelectMany(activity =>
                activity switch
                {
                    HumanTask task => OfTask(task, graph),
                    Notify { To.Expression: { Type: "Literal", Value: string to } } notify
                        when to.StartsWith(RolePrefix, StringComparison.Ordinal) && !Roles.All.Contains(to[RolePrefix.Length..]) =>
                    [
                        Finding.Error(notify, "check.unknown-role", "to", to[RolePrefix.Length..]),
                    ],
                    Event { CanStartWorkflow: false } or RunTask => [Finding.Warning(activity, "check.no-time-limit")],
                    _ => [],
                }
            );

    private static IEnumerable<Finding> OfTask(HumanTask task, WorkflowGraph graph)
    {
        if (!task.HasUsualDueTime && task.DueIn.Expression is null or { Value: null or "" or "00:00:00" })
            yield return Finding.Warning(task, "check.no-due-time", "dueIn");
        if (task.LeavesWhenOverdue && !TellsSomebody(task, graph))
            yield return Finding.Warning(task, "check.no-escalation", HumanTask.Overdue);
    }

    /// <summary>On every way that begins with "overdue", the next who hears of it is somebody else.</summary>
    private static bool TellsSomebody(HumanTask task, WorkflowGraph graph)
    {
        var lines = graph.Connections.ToLookup(line => line.Source);
        var seen = new HashSet<string>();
        var open = new Queue<string>(lines[task.Id].Where(line => line.SourcePort == HumanTask.Overdue).Select(line => line.Target));
        while (open.TryDequeue(out var id))
        {
            if (!seen.Add(id))
                continue;
            var activity = graph.Find(id);
            if (activity is Notify || (activity is HumanTask other && other != task))
                continue;
            if (activity is null || activity == task || !lines[id].Any())
                return false;
            foreach (var line in lines[id])
                open.Enqueue(line.Target);
        }
        return seen.Count > 0;
    }
}

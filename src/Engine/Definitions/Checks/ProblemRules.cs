using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// What could not be read as it stands: expressions that do not parse, lines to nowhere, ids that stand twice, types that nobody knows.
/// </summary>
internal static class ProblemRules
{
    public static IEnumerable<Finding> Of(WorkflowGraph graph, IReadOnlyList<Activity> own)
    {
        foreach (var problem in graph.Problems)
            yield return Of(problem, graph);
        foreach (var activity in own.OfType<UnknownActivity>())
            yield return Finding.Error(activity, "check.unknown-type", null, activity.TypeName);
    }

    public static Finding Of(DefinitionProblem problem, WorkflowGraph? graph)
    {
        var prefix = problem.Place + ": ";
        object message =
            problem.Detail as object
            ?? (problem.Message.StartsWith(prefix, StringComparison.Ordinal) ? problem.Message[prefix.Length..] : problem.Message);
        return graph?.Find(problem.ActivityId ?? "") is { } activity
            ? Finding.Error(activity, "check." + problem.Code, problem.Place, message)
            : new Finding(FindingSeverity.Error, "check." + problem.Code, problem.ActivityId, problem.ActivityName, problem.Place, message);
    }
}

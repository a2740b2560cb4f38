namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>What could not be read as it stands: expressions that do not parse, lines to nowhere, ids that stand twice.</summary>
internal static class ProblemRules
{
    public static IEnumerable<Finding> Of(WorkflowGraph graph) => graph.Problems.Select(problem =>
        new Finding(FindingSeverity.Error, "check." + problem.Code, problem.ActivityId, problem.ActivityName, null, problem.Message));
}

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>Looks at a definition before it is published: everything in it that could stop a journey, and what was probably not meant.</summary>
public static class DefinitionCheck
{
    /// <summary>Errors first, each kind in the order of the file. Never throws.</summary>
    public static IReadOnlyList<Finding> Of(WorkflowGraph graph)
    {
        List<Finding> findings = [.. ProblemRules.Of(graph)];
        return [.. findings.OrderBy(finding => finding.Severity)];
    }
}

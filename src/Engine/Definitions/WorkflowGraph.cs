using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions;

/// <summary>A parsed definition with its activities indexed. Immutable; cached per version.</summary>
public sealed partial class WorkflowGraph
{
    public WorkflowDefinition Definition => throw new NotImplementedException();

    public Activity Root => throw new NotImplementedException();

    /// <summary>Every activity at any depth; null for an unknown id.</summary>
    public Activity? Find(string activityId) => throw new NotImplementedException();

    public IReadOnlyCollection<Activity> Activities => throw new NotImplementedException();
}

/// <summary>What a definition file says about itself.</summary>
public sealed record WorkflowDefinition(string DefinitionId, string VersionId, int Version, string Name, string Description, bool IsPublished)
{
    public string EnglishName { get; init; } = "";
}

namespace CaseFlow.Workflows.Pipeline;

/// <summary>What a command wants told once it is committed; forgotten if it is not.</summary>
public sealed class AfterCommit
{
    public List<LiveChange> Changes { get; } = [];
}

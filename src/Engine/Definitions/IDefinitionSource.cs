using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Definitions;

/// <summary>Where parsed definitions come from. A graph is immutable and may be shared by every burst on the machine.</summary>
public interface IDefinitionSource
{
    /// <summary>The version that new instances start with; null if none is published.</summary>
    ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel);

    /// <summary>Exactly this version; null if it does not exist.</summary>
    ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel);
}

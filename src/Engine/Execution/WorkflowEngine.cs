using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>The only door to running journeys. Holds no state of its own: everything is in the store, so a restart changes nothing.</summary>
public sealed class WorkflowEngine(IDefinitionSource definitions)
{
    /// <summary>Work items that one step may run, over all its bursts; past it the instance has an incident (<c>step-limit</c>).</summary>
    public int StepLimit { get; init; } = 10_000;

    /// <summary>Does one command: loads what it needs, runs until nothing is left to do at this moment, stages the result in <paramref name="store"/>.</summary>
    public ValueTask<StepResult> ExecuteAsync(EngineCommand command, IInstanceStore store, CancellationToken cancel) => throw new NotImplementedException(definitions.ToString());
}

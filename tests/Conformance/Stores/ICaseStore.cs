using CaseFlow.Engine.Execution;

namespace CaseFlow.Conformance.Stores;

/// <summary>
/// Where the instances of one case live. Each command is one unit of work: committed before it is answered, and what it answers is read
/// again from what was committed.
/// </summary>
internal interface ICaseStore : IAsyncDisposable
{
    Task<StepResult> DoAsync(EngineCommand command);
}

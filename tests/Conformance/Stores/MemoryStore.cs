using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Conformance.Stores;

/// <summary>Instances as bytes in memory: the quickest way through all cases.</summary>
internal sealed class MemoryStore(WorkflowEngine engine) : ICaseStore
{
    private readonly InMemoryInstanceStore _instances = new();

    public async Task<StepResult> DoAsync(EngineCommand command)
    {
        var result = await engine.ExecuteAsync(command, _instances, CancellationToken.None);
        return result with { Bursts = [.. result.Bursts.Select(burst => burst with { Instance = _instances.Find(burst.Instance.Id)! })] };
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

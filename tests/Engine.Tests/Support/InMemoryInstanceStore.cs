using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Keeps instances as the bytes that a database would hold: whoever asks gets a copy of his own.</summary>
public sealed class InMemoryInstanceStore : IInstanceStore
{
    private readonly Dictionary<InstanceId, byte[]> _rows = [];
    private readonly Dictionary<InstanceId, (InstanceId? Parent, bool HasEnded)> _index = [];

    public IEnumerable<WorkflowInstance> All => _rows.Values.Select(row => WorkflowInstance.Read(row));

    public ValueTask<WorkflowInstance?> FindAsync(InstanceId id, CancellationToken cancel) => ValueTask.FromResult(Find(id));

    public WorkflowInstance? Find(InstanceId id) => _rows.TryGetValue(id, out var row) ? WorkflowInstance.Read(row) : null;

    public byte[] BytesOf(InstanceId id) => _rows[id];

    public ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<InstanceId>>([
            .. _index.Where(row => row.Value.Parent == parent && !row.Value.HasEnded).Select(row => row.Key),
        ]);

    public ValueTask<bool> TryActivateAsync(ActivationWish wish, CancellationToken cancel)
    {
        var others = All.Where(other => !other.HasEnded && other.RootId != wish.Root && !wish.EndedInThisStep.Contains(other.Id));
        return ValueTask.FromResult(
            !others.Any(other =>
                wish.Strategy switch
                {
                    ActivationStrategy.Singleton => other.Definition.DefinitionId == wish.DefinitionId,
                    ActivationStrategy.CorrelatedSingleton => wish.CorrelationId is not null
                        && other.Definition.DefinitionId == wish.DefinitionId
                        && other.CorrelationId == wish.CorrelationId,
                    ActivationStrategy.Correlation => wish.CorrelationId is not null && other.CorrelationId == wish.CorrelationId,
                    _ => false,
                }
            )
        );
    }

    public void Stage(BurstResult burst)
    {
        _rows[burst.Instance.Id] = burst.Instance.Write();
        _index[burst.Instance.Id] = (burst.Instance.ParentId, burst.Instance.HasEnded);
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>
/// Everything that one command sets off, over a whole family of instances: bursts take turns until each is idle. A child that must run at
/// once goes before its parent,
/// one that was only dispatched after everything that is at work; a child that ends wakes its parent here, in the same transaction.
/// </summary>
internal sealed partial class Step(IDefinitionSource definitions, IInstanceStore store, EngineCommand command, CancellationToken cancel)
{
    private readonly Dictionary<InstanceId, Burst> _touched = [];
    private readonly List<Burst> _inOrder = [];
    private readonly LinkedList<Burst> _agenda = [];
    private readonly HashSet<InstanceId> _runAtOnce = [];
    private int _emitted;

    public required Budget Budget { get; init; }

    public bool ReloadsBetweenItems { get; init; }

    /// <summary>The instance with its definition, loaded once in a step; null if there is none.</summary>
    public async ValueTask<Burst?> FindAsync(InstanceId id)
    {
        if (_touched.TryGetValue(id, out var known))
            return known;
        if (await store.FindAsync(id, cancel) is not { } instance)
            return null;
        var graph =
            await definitions.FindAsync(instance.Definition, cancel)
            ?? throw new InvalidOperationException($"Instance {id} runs on {instance.Definition}, which does not exist.");
        return Touch(BurstOn(instance, graph));
    }

    public Burst Create(Start start, WorkflowGraph graph, WorkflowInstance? parent = null)
    {
        var definition = graph.Definition;
        var burst = Touch(BurstOn(WorkflowInstance.Empty(), graph));
        burst.Record(
            new InstanceStarted(
                start.Instance,
                parent?.RootId ?? start.Instance,
                parent?.Id,
                definition.Ref,
                Values(start.Input),
                definition.Variables.ToDictionary(variable => variable.Name, variable => variable.Default),
                start.CorrelationId,
                start.Name,
                start.TriggerActivityId,
                ValueJson.From(start.TriggerPayload),
                parent is null ? 0 : parent.Nesting + 1
            )
        );
        _touched[start.Instance] = burst;
        burst.Record(new ActivityScheduled(burst.Instance.NextFrame, graph.Root.Id, null, null, null));
        return burst;
    }

    /// <summary>Asks the definition's activation strategy; most have none.</summary>
    public async ValueTask<bool> TryActivateAsync(Start start, InstanceId root, WorkflowGraph graph)
    {
        var definition = graph.Definition;
        if (definition.ActivationStrategy == ActivationStrategy.AllowAlways)
            return true;
        var wish = new ActivationWish(start.Instance, root, definition.DefinitionId, definition.ActivationStrategy, start.CorrelationId)
        {
            EndedInThisStep = [.. _inOrder.Where(burst => burst.Instance.HasEnded).Select(burst => burst.Instance.Id)],
        };
        return await store.TryActivateAsync(wish, cancel);
    }

    public void Enqueue(Burst burst)
    {
        if (!_agenda.Contains(burst))
            _agenda.AddLast(burst);
    }

    /// <summary>Works until the whole family is idle.</summary>
    public async ValueTask RunAsync()
    {
        while (_agenda.First?.Value is { } burst)
        {
            await TakeRequestsAsync(burst);
            if (Refusals.Count > 0)
                return;
            if (_agenda.First?.Value != burst)
                continue; // a child goes first
            if (!burst.HasWork || Budget.IsSpent)
            {
                if (burst.HasWork)
                    burst.StopAtLimit();
                _agenda.RemoveFirst();
                burst.Rest();
                await TellParentAsync(burst);
                continue;
            }
            burst.RunNext();
            Budget.ChargeItem();
            if (ReloadsBetweenItems)
                burst.Reload();
        }
    }

    public async ValueTask CancelAsync(Burst burst, string reason)
    {
        if (burst.Instance.HasEnded)
            return;
        burst.Cancel(reason);
        foreach (var child in await LiveChildrenOfAsync(burst.Instance.Id))
            await CancelAsync(child, reason);
        await TakeRequestsAsync(burst);
        _agenda.Remove(burst);
        await TellParentAsync(burst);
    }

    /// <summary>What happened, by instance in the order in which they were touched; those on which nothing happened are left out.</summary>
    public IReadOnlyList<BurstResult> Conclude()
    {
        var results = new List<BurstResult>();
        foreach (var burst in _inOrder)
        {
            if (burst.Journal.Count == 0 && burst.Emitted.Count == 0)
                continue;
            burst.Record(new StepEnded(burst.Instance.Revision + 1));
            results.Add(new BurstResult(burst.Instance, burst.Journal, burst.Emitted));
        }
        return results;
    }

    private Burst BurstOn(WorkflowInstance instance, WorkflowGraph graph) =>
        new(instance, graph, command.At)
        {
            NumberEmitted = () => ++_emitted,
            Zone = command.Zone,
            Budget = Budget,
        };

    private Burst Touch(Burst burst)
    {
        _inOrder.Add(burst);
        if (burst.Instance.Id != default)
            _touched[burst.Instance.Id] = burst;
        return burst;
    }

    private async ValueTask TakeRequestsAsync(Burst burst)
    {
        while (burst.Questions.TryDequeue(out var pending))
            await AnswerAsync(burst, pending);

        while (burst.ChildCancels.TryDequeue(out var doomed))
            if (await FindAsync(doomed.Child) is { } child)
                await CancelAsync(child, doomed.Reason);

        var atOnce = new List<Burst>();
        while (burst.ChildStarts.TryDequeue(out var pending))
            if (await StartChildAsync(burst, pending) is { } child)
                atOnce.Add(child);
        foreach (var child in Enumerable.Reverse(atOnce))
            _agenda.AddFirst(child);
    }

    /// <summary>The child if it must run now; null if it runs later, or not at all.</summary>
    private async ValueTask<Burst?> StartChildAsync(Burst parent, PendingChild pending)
    {
        var start = pending.Start;
        if (parent.Instance.Nesting >= Budget.MostNesting)
        {
            parent.Fail(
                pending.StartedBy,
                "child.nested-too-deep",
                $"\"{start.DefinitionId}\" would be the {Budget.MostNesting + 1}th instance started by another. "
                    + "Probably a definition starts itself without end."
            );
            return null;
        }
        if (await definitions.FindPublishedAsync(start.DefinitionId, cancel) is not { } graph)
        {
            parent.Fail(pending.StartedBy, "child.unknown-definition", $"There is no published definition \"{start.DefinitionId}\".");
            return null;
        }
        var input = new Dictionary<string, object?>(start.Input) { ["ParentInstanceId"] = parent.Instance.Id.ToString() };
        var order = new Start(pending.Id, command.At, start.DefinitionId, Input: input, CorrelationId: start.CorrelationId);
        if (!await TryActivateAsync(order, parent.Instance.RootId, graph))
        {
            parent.Fail(
                pending.StartedBy,
                "child.not-activated",
                $"\"{graph.Definition.Name}\" may not start while another instance of it runs ({graph.Definition.ActivationStrategy})."
            );
            return null;
        }
        var child = Create(order, graph, parent.Instance);
        if (start.AtOnce)
        {
            _runAtOnce.Add(pending.Id);
            return child;
        }
        Enqueue(child);
        await TellAsync(parent, child.Instance, new ChildRested(pending.Id, InstanceStatus.Running, child.Instance.Output));
        return null;
    }

    private async ValueTask TellParentAsync(Burst burst)
    {
        var child = burst.Instance;
        var isFirstRest = _runAtOnce.Remove(child.Id);
        if (child.ParentId is not { } parentId)
            return;
        Stimulus? news =
            child.HasEnded ? new ChildEnded(child.Id, child.Status, child.Output) { Outcomes = child.Outcomes }
            : isFirstRest || child.Status == InstanceStatus.Faulted ? new ChildRested(child.Id, child.Status, child.Output)
            : null;
        if (news is not null && await FindAsync(parentId) is { } parent)
            await TellAsync(parent, child, news);
    }

    private async ValueTask TellAsync(Burst parent, WorkflowInstance child, Stimulus news)
    {
        if (parent.Instance.HasEnded)
            return;
        var key = child.Id.ToString();
        if (
            parent.Instance.Bookmarks.FirstOrDefault(bookmark => bookmark.Name == WaitFor.ChildName && bookmark.Key == key)
            is not { } bookmark
        )
            return;
        parent.Resume(bookmark, news);
        Enqueue(parent);
        await TakeRequestsAsync(parent);
    }

    private async ValueTask<IReadOnlyList<Burst>> LiveChildrenOfAsync(InstanceId parent)
    {
        var children = new List<Burst>();
        foreach (var id in await store.LiveChildrenOfAsync(parent, cancel))
            if (await FindAsync(id) is { } child)
                children.Add(child);
        foreach (var burst in _inOrder)
            if (burst.Instance.ParentId == parent && !children.Contains(burst))
                children.Add(burst);
        return children;
    }

    private static Dictionary<string, object?> Values(IReadOnlyDictionary<string, object?>? input) =>
        input?.ToDictionary(pair => pair.Key, pair => ValueJson.From(pair.Value)) ?? [];
}

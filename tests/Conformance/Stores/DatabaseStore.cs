using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Stores;

/// <summary>The product's own store in a database of the case's own. Each instance that is started directly is a journey.</summary>
internal sealed class DatabaseStore(WorkflowEngine engine, CaseDatabase database) : ICaseStore
{
    public async Task<StepResult> DoAsync(EngineCommand command)
    {
        var result = await ExecuteAsync(command);
        var bursts = new List<BurstResult>();
        foreach (var burst in result.Bursts)
            bursts.Add(burst with { Instance = await ReadAsync(burst.Instance.Id) });
        return result with { Bursts = bursts };
    }

    /// <summary>Runs and commits; nobody else writes here, so the commit must succeed.</summary>
    public async Task<StepResult> ExecuteAsync(EngineCommand command)
    {
        await using var scope = database.Enter();
        var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
        if (command is Start start)
            db.Journeys().Add(database.JourneyOf(start));
        else
            await db.Journeys()
                .Where(journey => db.Instances().Any(row => row.Id == command.Instance.Value && row.JourneyId == journey.Id))
                .LoadAsync();

        var result = await engine.ExecuteAsync(command, scope.ServiceProvider.GetRequiredService<IInstanceStore>(), CancellationToken.None);
        if (result.Outcome != StepOutcome.Applied)
            return result;
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)
            ? result
            : throw new InvalidOperationException("The commit met a conflict, though nobody else writes.");
    }

    public async Task<WorkflowInstance> ReadAsync(InstanceId id)
    {
        await using var scope = database.Enter();
        return (await scope.ServiceProvider.GetRequiredService<IInstanceStore>().FindAsync(id, CancellationToken.None))!;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

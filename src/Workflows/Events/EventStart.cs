using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Events;

/// <summary>Starts a journey of every published definition that an event triggers. A journey is a client's, so the event must say whose.</summary>
public sealed class EventStart(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, TimeProvider clock)
{
    public async Task<Result<IReadOnlyList<Journey>>> StartAsync(RaiseEvent.Command raised, object? payload, CancellationToken cancel)
    {
        var journeys = new List<Journey>();
        Client? client = null;
        foreach (var (graph, trigger) in await TriggeredAsync(StimulusKey.Event(raised.Name), cancel))
        {
            client ??= await ClientOfAsync(payload, cancel);
            if (client is null) return Refusal.Invalid("payload.clientId", "event.client-required", graph.Definition.Name);
            var branch = await db.Branches.SingleAsync(row => row.Id == client.BranchId, cancel);
            var started = await start.StartAsync(new JourneyStart.Request(graph, client, branch, new Dictionary<string, object?>(), trigger.Id, payload), cancel);
            if (!started.IsSuccess) return started.Refusal;
            journeys.Add(started.Value);
        }
        return journeys;
    }

    private async Task<List<(WorkflowGraph Graph, Activity Trigger)>> TriggeredAsync(string key, CancellationToken cancel)
    {
        List<(WorkflowGraph, Activity)> found = [];
        var published = await db.Definitions.Where(row => row.IsPublished).OrderBy(row => row.DefinitionId).Select(row => new DefinitionRef(row.DefinitionId, row.Version)).ToListAsync(cancel);
        foreach (var definition in published)
        {
            var graph = (await definitions.FindAsync(definition, cancel))!;
            var context = new TriggerContext(clock.GetUtcNow(), definition);
            if (graph.Activities.FirstOrDefault(activity => activity.CanStartWorkflow && activity is ITrigger trigger && trigger.StartsWith(context)?.Key == key) is { } starter) found.Add((graph, starter));
        }
        return found;
    }

    private async Task<Client?> ClientOfAsync(object? payload, CancellationToken cancel)
    {
        if ((payload as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("clientId") is not string text || !Guid.TryParse(text, out var guid)) return null;
        var id = new ClientId(guid);
        return await db.Clients.SingleOrDefaultAsync(row => row.Id == id, cancel);
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Events;

/// <summary>
/// Starts a journey of every published definition that an event triggers: for the client whom the event names, in the client's branch, else
/// in the one that it is raised in.
/// </summary>
public sealed class EventStart(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, CurrentPerson person)
{
    public async Task<Result<IReadOnlyList<Journey>>> StartAsync(RaiseEvent.Command raised, object? payload, CancellationToken cancel)
    {
        var journeys = new List<Journey>();
        var client = await ClientOfAsync(payload, cancel);
        var place = client?.BranchId ?? raised.Branch ?? person.BranchOr(null);
        var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == place, cancel);
        foreach (var trigger in await TriggersAsync(StimulusKey.Event(raised.Name), cancel))
        {
            var graph = (await definitions.FindAsync(new DefinitionRef(trigger.DefinitionId, trigger.Version), cancel))!;
            if (client is null && JourneyStart.NeedsClient(graph))
                return Refusal.Invalid("payload.clientId", "event.client-required", graph.Definition.Name);
            if (branch is null)
                return Refusal.Invalid("branch", "event.branch-required", graph.Definition.Name);
            var started = await start.StartAsync(
                new JourneyStart.Request(graph, client, branch, new Dictionary<string, object?>(), trigger.ActivityId, payload),
                cancel
            );
            if (started.IsSuccess)
                journeys.Add(started.Value);
            else if (started.Refusal.Code != "journey.not-activated")
                return started.Refusal;
        }
        return journeys;
    }

    private Task<List<TriggerRow>> TriggersAsync(string key, CancellationToken cancel) =>
        db.Triggers()
            .AsNoTracking()
            .Where(row => row.Key == key)
            .OrderBy(row => row.DefinitionId)
            .ThenBy(row => row.ActivityId)
            .ToListAsync(cancel);

    private async Task<Client?> ClientOfAsync(object? payload, CancellationToken cancel)
    {
        if (
            (payload as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("clientId") is not string text
            || !Guid.TryParse(text, out var guid)
        )
            return null;
        var id = new ClientId(guid);
        return await db.FindClientAsync(id, cancel);
    }
}

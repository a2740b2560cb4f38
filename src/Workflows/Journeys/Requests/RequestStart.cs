using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Primitives.Http;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Requests;

/// <summary>
/// Starts a journey on a request. A signed-in caller may name its client (<c>clientId</c>, in the query or the content); a request of an
/// unknown caller never has one. The branch is the client's,
/// else the one that the query names (<c>branchId</c>), else the caller's, else the only one.
/// </summary>
public sealed class RequestStart(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, CurrentPerson person)
{
    public async Task<Result<JourneyId>> StartAsync(TriggerRow trigger, HttpRequestReceived request, CancellationToken cancel)
    {
        var graph = (await definitions.FindAsync(new DefinitionRef(trigger.DefinitionId, trigger.Version), cancel))!;
        Client? client = null;
        if (!person.IsSystem && Named("clientId", request) is { } clientId)
        {
            client = await db.FindClientAsync(new ClientId(clientId), cancel);
            if (client is null)
                return Refusal.Invalid("clientId", "client.not-found");
        }
        if (client is null && JourneyStart.NeedsClient(graph))
            return Refusal.Invalid("clientId", "journey.client-required", graph.Definition.Name);
        if (await BranchAsync(client, request, cancel) is not { } branch)
            return Refusal.Invalid("branchId", "event.branch-required", graph.Definition.Name);

        var started = await start.StartAsync(
            new JourneyStart.Request(graph, client, branch, new Dictionary<string, object?>(), trigger.ActivityId, request),
            cancel
        );
        return started.IsSuccess ? started.Value.Id : started.Refusal;
    }

    private async Task<Branch?> BranchAsync(Client? client, HttpRequestReceived request, CancellationToken cancel)
    {
        var wanted =
            client?.BranchId
            ?? (Guid.TryParse(request.Query.GetValueOrDefault("branchId") as string, out var id) ? new BranchId(id) : null);
        if ((person.IsSystem ? wanted : person.BranchOr(wanted)) is { } known)
            return await db.Branches().SingleOrDefaultAsync(row => row.Id == known, cancel);
        var all = wanted is null ? await db.Branches().Where(row => row.TrialOf == null).Take(2).ToListAsync(cancel) : [];
        return all.Count == 1 ? all[0] : null;
    }

    private static Guid? Named(string name, HttpRequestReceived request) =>
        Guid.TryParse(
            (request.Query.GetValueOrDefault(name) ?? (request.Content as Dictionary<string, object?>)?.GetValueOrDefault(name)) as string,
            out var id
        )
            ? id
            : null;
}

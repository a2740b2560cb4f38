using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.Definitions.Removing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>
/// Makes a journey and runs its first step. What a definition may rely on is given here: <c>client</c>, <c>branch</c>, and a correlation
/// id, which is the journey's own id unless whoever starts it knows another.
/// </summary>
public sealed class JourneyStart(CaseFlowDb db, Step step, ClientHeads heads, FirstJourney first, VisitNeeds needs)
{
    /// <param name="Client">Null only for a definition that does not declare the input <c>client</c>.</param>
    /// <param name="Input">The caller's; <c>client</c> and <c>branch</c> in it are replaced.</param>
    /// <param name="Trigger">The activity whose event, time or request starts it, and what that brought.</param>
    public sealed record Request(
        WorkflowGraph Graph,
        Client? Client,
        Branch Branch,
        IReadOnlyDictionary<string, object?> Input,
        string? Trigger = null,
        object? Payload = null,
        string? CorrelationId = null
    );

    /// <summary>A definition says that it is about a client by declaring the input.</summary>
    public static bool NeedsClient(WorkflowGraph graph) => graph.Definition.Inputs.Any(input => input.Name == "client");

    public DateTimeOffset Now => step.Now;

    /// <summary>Of the caller's branches; a merged file leads to the one that it became.</summary>
    public Task<Client?> FindClientAsync(ClientId id, CancellationToken cancel) => db.FindClientAsync(id, cancel);

    /// <summary>Somebody is received in it: there has to be all that a visit needs (P23).</summary>
    private static bool IsVisit(WorkflowGraph graph) =>
        graph.Activities.Any(activity => activity.Descriptor.Stage == Activities.Common.Stage.Arrival);

    public async Task<Result<Journey>> StartAsync(Request request, CancellationToken cancel)
    {
        if (request.Client is null && NeedsClient(request.Graph))
            return Refusal.Invalid("clientId", "journey.client-required", request.Graph.Definition.Name);
        if (IsVisit(request.Graph) && await needs.RefuseAsync(request.Branch, cancel) is { } notReady)
            return notReady;
        var journey = JourneyOf(request, step.Now);
        var theCase = Case.Begin(db, journey);
        var start = new Start(
            new InstanceId(journey.Id.Value),
            step.Now,
            journey.DefinitionId,
            journey.Version,
            await InputAsync(request, cancel),
            request.CorrelationId ?? journey.Id.ToString(),
            TriggerActivityId: request.Trigger,
            TriggerPayload: request.Payload
        );
        var facts = new Dictionary<string, object?>
        {
            ["clientId"] = journey.ClientId?.Value,
            ["input"] = request.Input,
            ["payload"] = request.Payload,
            ["correlationId"] = request.CorrelationId,
        };
        if (await step.RunAsync(theCase, start, new Cause(JourneyHistory.JourneyStarted, facts), cancel) is { } refusal)
        {
            db.Entry(journey).State = EntityState.Detached; // others may start in the same unit of work
            return refusal;
        }
        await first.NoteAsync(journey, cancel);
        return journey;
    }

    private static Journey JourneyOf(Request request, DateTimeOffset now)
    {
        var definition = request.Graph.Definition;
        return new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7(now)),
            BranchId = request.Branch.Id,
            ClientId = request.Client?.Id,
            Client = request.Client,
            DefinitionId = definition.DefinitionId,
            DefinitionName = definition.Name,
            Version = definition.Version,
            TrialAhead = request.Branch.TrialOf is null ? null : 0,
            StartedAt = now,
            UpdatedAt = now,
        };
    }

    private async Task<Dictionary<string, object?>> InputAsync(Request request, CancellationToken cancel)
    {
        var input = new Dictionary<string, object?>(request.Input);
        input.Remove("client");
        if (request.Client is { } client)
            input["client"] = ValueJson.From(await ClientFactsAsync(client, cancel));
        var branch = request.Branch;
        input["branch"] = ValueJson.From(
            new
            {
                id = branch.Id.ToString(),
                branch.Name,
                branch.TimeZone,
            }
        );
        return input;
    }

    private async Task<object> ClientFactsAsync(Client client, CancellationToken cancel)
    {
        return new
        {
            id = client.Id.ToString(),
            client.Name,
            client.Gender,
            age = await heads.AgeAsync(client, cancel),
            firstVisit = !await db.Journeys()
                .AnyAsync(
                    earlier => earlier.ClientId == client.Id && earlier.Status != JourneyStatus.Cancelled && earlier.Stage != "",
                    cancel
                ),
            client.Allergies,
            client.Tier,
            client.ChartNumber,
            birthday = client.Birthday?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            client.SourceChannel,
            client.Referrer,
        };
    }
}

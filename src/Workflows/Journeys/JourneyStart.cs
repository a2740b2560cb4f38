using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Audit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Makes a journey and runs its first step. What a definition may rely on is given here: <c>client</c>, <c>branch</c>, and the journey's id as correlation id.</summary>
public sealed class JourneyStart(CaseFlowDb db, Step step, ClientHeads heads)
{
    /// <param name="Input">The caller's; <c>client</c> and <c>branch</c> in it are replaced.</param>
    /// <param name="Trigger">The activity whose event starts it, and that event's payload.</param>
    public sealed record Request(WorkflowGraph Graph, Client Client, Branch Branch, IReadOnlyDictionary<string, object?> Input, string? Trigger = null, object? Payload = null);

    public async Task<Result<Journey>> StartAsync(Request request, CancellationToken cancel)
    {
        var now = step.Now;
        var definition = request.Graph.Definition;
        var journey = new Journey
        {
            Id = new JourneyId(Guid.CreateVersion7(now)),
            BranchId = request.Branch.Id,
            ClientId = request.Client.Id,
            Client = request.Client,
            DefinitionId = definition.DefinitionId,
            DefinitionName = definition.Name,
            Version = definition.Version,
            StartedAt = now,
            UpdatedAt = now,
        };
        var input = new Dictionary<string, object?>(request.Input)
        {
            ["client"] = ValueJson.From(await ClientFactsAsync(request.Client, cancel)),
            ["branch"] = ValueJson.From(new { id = request.Branch.Id.ToString(), request.Branch.Name, request.Branch.TimeZone }),
        };
        db.Journeys.Add(journey);

        var start = new Start(new InstanceId(journey.Id.Value), now, journey.DefinitionId, journey.Version, input, journey.Id.ToString(), TriggerActivityId: request.Trigger, TriggerPayload: request.Payload);
        var cause = new Cause(HistoryTypes.JourneyStarted, new Dictionary<string, object?> { ["clientId"] = journey.ClientId.Value, ["input"] = request.Input, ["payload"] = request.Payload });
        return await step.RunAsync(journey, start, cause, cancel) is { } refusal ? refusal : journey;
    }

    private async Task<object> ClientFactsAsync(Client client, CancellationToken cancel)
    {
        return new
        {
            id = client.Id.ToString(),
            client.Name,
            client.Gender,
            age = await heads.AgeAsync(client, cancel),
            firstVisit = !await db.Journeys.AnyAsync(earlier => earlier.ClientId == client.Id && earlier.Status != JourneyStatus.Cancelled, cancel),
            client.Allergies,
            client.Tier,
            client.ChartNumber,
        };
    }
}

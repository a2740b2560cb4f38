using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Starts the published version of a definition for a client.</summary>
public static class StartJourney
{
    /// <param name="BranchId">Null: the client's.</param>
    public sealed record Command(string DefinitionId, ClientId ClientId, BranchId? BranchId = null, JsonElement? Input = null) : ICommand<JourneyDetail>;

    public sealed class Handler(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, JourneyView view, CurrentPerson person) : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            if (await db.Clients.SingleOrDefaultAsync(row => row.Id == command.ClientId, cancel) is not { } client) return Refusal.Invalid("clientId", "client.not-found");
            if (await definitions.FindPublishedAsync(command.DefinitionId, cancel) is not { } graph) return Refusal.Invalid("definitionId", "definition.not-published");
            if (command.Input is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) }) return Refusal.Invalid("input", "field.not-an-object");
            var branch = await db.Branches.SingleOrDefaultAsync(row => row.Id == (command.BranchId ?? client.BranchId), cancel);
            if (branch is null || !person.MayIn(branch.Id, Permissions.JourneysStart)) return Refusal.Forbidden("journey.may-not-start");

            var input = command.Input is { ValueKind: JsonValueKind.Object } given ? (Dictionary<string, object?>)ValueJson.Read(given)! : [];
            var started = await start.StartAsync(new JourneyStart.Request(graph, client, branch, input), cancel);
            return started.IsSuccess ? await view.OfAsync(started.Value, cancel) : started.Refusal;
        }
    }
}

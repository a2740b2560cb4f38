using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Starts the published version of a definition, for a client if it is about one.</summary>
public static class StartJourney
{
    /// <param name="ClientId">May be left out only for a definition that does not declare the input <c>client</c>.</param>
    /// <param name="BranchId">Null: the client's, else the caller's.</param>
    /// <param name="CorrelationId">By what events and activation strategies know it; null: the journey's own id.</param>
    public sealed record Command(
        string DefinitionId,
        ClientId? ClientId = null,
        BranchId? BranchId = null,
        JsonElement? Input = null,
        string? CorrelationId = null
    ) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.CorrelationId).MaximumLength(200).WithErrorCode("field.too-long");
    }

    public sealed class Handler(CaseFlowDb db, IDefinitionSource definitions, JourneyStart start, JourneyView view, CurrentPerson person)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            Client? client = null;
            if (command.ClientId is { } id && (client = await db.FindClientAsync(id, cancel)) is null)
                return Refusal.Invalid("clientId", "client.not-found");
            if (await definitions.FindPublishedAsync(command.DefinitionId, cancel) is not { } graph)
                return Refusal.Invalid("definitionId", "definition.not-published");
            if (command.Input is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
                return Refusal.Invalid("input", "field.not-an-object");
            var place = command.BranchId ?? client?.BranchId ?? person.BranchOr(null);
            var branch = await db.Branches().SingleOrDefaultAsync(row => row.Id == place, cancel);
            if (branch is null || !person.MayIn(branch.Id, JourneysRoom.Start))
                return Refusal.Forbidden("journey.may-not-start");

            var input = command.Input is { ValueKind: JsonValueKind.Object } given
                ? (Dictionary<string, object?>)ValueJson.Read(given)!
                : [];
            var correlation = string.IsNullOrWhiteSpace(command.CorrelationId) ? null : command.CorrelationId.Trim();
            var started = await start.StartAsync(
                new JourneyStart.Request(graph, client, branch, input, CorrelationId: correlation),
                cancel
            );
            return started.IsSuccess ? await view.OfAsync(started.Value, cancel) : started.Refusal;
        }
    }
}

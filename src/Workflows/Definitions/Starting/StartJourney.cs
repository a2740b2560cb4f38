using System.Text.Json;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using FluentValidation;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// Starts the published version of a definition, for a client if it is about one: by those whom it names, with the inputs that it opens to
/// people (R-SET-7).
/// </summary>
public static class StartJourney
{
    /// <param name="ClientId">May be left out only for a definition that does not declare the input <c>client</c>.</param>
    /// <param name="BranchId">Null: the client's, else the caller's.</param>
    /// <param name="CorrelationId">By what events and activation strategies know it; null: the journey's own id.</param>
    /// <param name="Version">The one whose start page was filled; null: the published one.</param>
    public sealed record Command(
        string DefinitionId,
        ClientId? ClientId = null,
        BranchId? BranchId = null,
        JsonElement? Input = null,
        string? CorrelationId = null,
        int? Version = null
    ) : ICommand<JourneyDetail>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.CorrelationId).MaximumLength(200).WithErrorCode("field.too-long");
    }

    public sealed class Handler(StartedVersion version, StartDoor door, JourneyStart start, JourneyView view)
        : ICommandHandler<Command, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Command command, CancellationToken cancel)
        {
            var client = command.ClientId is { } id ? await start.FindClientAsync(id, cancel) : null;
            if (client is null && command.ClientId is not null)
                return Refusal.Invalid("clientId", "client.not-found");
            var graph = await version.FindAsync(command.DefinitionId, command.Version, cancel);
            if (!graph.IsSuccess)
                return graph.Refusal;
            if (await door.BranchAsync(graph.Value, command.BranchId ?? client?.BranchId, cancel) is not { } branch)
                return Refusal.Forbidden("journey.may-not-start");
            var input = await door.ReadAsync(graph.Value.Definition, command.Input, branch.Id, cancel);
            if (!input.IsSuccess)
                return input.Refusal;

            var correlation = string.IsNullOrWhiteSpace(command.CorrelationId) ? null : command.CorrelationId.Trim();
            var started = await start.StartAsync(
                new JourneyStart.Request(graph.Value, client, branch, input.Value, CorrelationId: correlation),
                cancel
            );
            return started.IsSuccess ? await view.OfAsync(started.Value, cancel) : started.Refusal;
        }
    }
}

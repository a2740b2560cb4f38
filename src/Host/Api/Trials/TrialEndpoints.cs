using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.Api.Trials;

/// <summary>Trying procedures: journeys without a client that send nothing and count nowhere.</summary>
public static class TrialEndpoints
{
    public static void MapTrials(this IEndpointRouteBuilder api)
    {
        var trials = api.MapGroup("/trials").WithTags("Trials").Require(DefinitionsRoom.Edit);
        trials.MapPost("", Start);
        trials.MapPost("/{id}/forward", Forward);
        trials.MapDelete("/{id}", Remove);
    }

    /// <summary>
    /// Starts a trial of a definition's latest version, also of a draft. Its journey and tasks are then read and done as any others, by
    /// whoever may edit definitions.
    /// </summary>
    internal static async Task<CreatedAnswer<StartTrial.Response>> Start(StartBody body, IMediator mediator, CancellationToken cancel) =>
        new(await mediator.Send(new StartTrial.Command(body.DefinitionId), cancel), started => $"/api/journeys/{started.Journey}");

    /// <summary>Sets the trial's clock forward; what falls due on the way happens.</summary>
    internal static async Task<Answer<ForwardTrial.Response>> Forward(
        Guid id,
        ForwardBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ForwardTrial.Command(new JourneyId(id), body.Until), cancel);

    /// <summary>Takes the trial away. Without that it goes by itself after a fortnight.</summary>
    internal static async Task<Answer<Done>> Remove(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new RemoveTrial.Command(new JourneyId(id)), cancel);

    internal sealed record StartBody(string DefinitionId);

    internal sealed record ForwardBody(DateTimeOffset Until);
}

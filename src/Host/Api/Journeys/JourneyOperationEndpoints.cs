using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using MediatR;

namespace CaseFlow.Host.Api.Journeys;

/// <summary>What operators do to one running journey.</summary>
public static class JourneyOperationEndpoints
{
    public static void MapJourneyOperations(this IEndpointRouteBuilder api)
    {
        var journey = api.MapGroup("/journeys/{id}").WithTags("Operations");
        journey.MapGet("/operations", Show).Require(JourneysRoom.Operate);
        journey.MapPost("/skip", Skip).Require(JourneysRoom.Operate);
        journey.MapPost("/variables", ChangeVariable).Require(JourneysRoom.Operate);
        journey.MapPost("/move", Move).Require(JourneysRoom.Operate);
        journey.MapPost("/migrate", Migrate).Require(JourneysRoom.Operate);
        journey.MapPost("/undo-migration", Undo).Require(JourneysRoom.Operate);
    }

    /// <summary>
    /// What there is to choose from: where the journey waits and could go on, its variables, how incidents can be left, other versions.
    /// </summary>
    internal static async Task<Answer<GetJourneyOperations.Response>> Show(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetJourneyOperations.Query(new(id)), cancel);

    /// <summary>Lets a failed activity leave without its work.</summary>
    internal static async Task<Answer<JourneyDetail>> Skip(Guid id, SkipBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new SkipIncident.Command(new(id), body.IncidentId, body.Outcome, body.Reason), cancel);

    /// <summary>Gives a variable another value, converted to its declared type.</summary>
    internal static async Task<Answer<JourneyDetail>> ChangeVariable(
        Guid id,
        VariableBody body,
        IMediator mediator,
        CancellationToken cancel
    ) =>
        await mediator.Send(
            new ChangeJourneyVariable.Command(new(id), body.Name, body.Value ?? default, body.Reason, body.InstanceId, body.Frame),
            cancel
        );

    /// <summary>Withdraws what waits at one activity and goes on at another of the same flowchart.</summary>
    internal static async Task<Answer<JourneyDetail>> Move(Guid id, MoveBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(
            new MoveJourney.Command(new(id), body.ToActivityId, body.Reason, body.FromActivityId, body.Frame, body.InstanceId),
            cancel
        );

    /// <summary>Goes on by another published version; open tasks and timers stay as they are.</summary>
    internal static async Task<Answer<JourneyDetail>> Migrate(Guid id, MigrateBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new MigrateJourney.Command(new(id), body.ToVersion, body.Reason, body.Mapping), cancel);

    /// <summary>Takes the migration back, as long as no step followed it.</summary>
    internal static async Task<Answer<JourneyDetail>> Undo(Guid id, ReasonBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new UndoMigration.Command(new(id), body.Reason), cancel);

    /// <param name="Outcome">How it leaves; without it by its usual outcome.</param>
    /// <param name="Reason">1 to 500 characters; stays in the history.</param>
    internal sealed record SkipBody(string IncidentId, string Reason, string? Outcome = null);

    /// <param name="Value">Anything that converts to the variable's type; null empties it.</param>
    /// <param name="InstanceId">A child's; without it the journey's own.</param>
    /// <param name="Frame">A run whose own scope it is in, as /operations lists it.</param>
    internal sealed record VariableBody(string Name, string Reason, JsonElement? Value = null, Guid? InstanceId = null, int? Frame = null);

    /// <param name="FromActivityId">Where it waits.</param>
    /// <param name="Frame">The very run, where an activity is under way more than once.</param>
    /// <param name="InstanceId">A child's; without it the journey's own.</param>
    internal sealed record MoveBody(
        string ToActivityId,
        string Reason,
        string? FromActivityId = null,
        int? Frame = null,
        Guid? InstanceId = null
    );

    /// <param name="Mapping">Activity ids of the old version to those of the new one, where they differ.</param>
    internal sealed record MigrateBody(int ToVersion, string Reason, Dictionary<string, string>? Mapping = null);

    internal sealed record ReasonBody(string Reason);
}

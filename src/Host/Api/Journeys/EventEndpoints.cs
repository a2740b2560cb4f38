using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Journeys.RunTasks;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;
using MediatR;

namespace CaseFlow.Host.Api.Journeys;

/// <summary>How other programs tell journeys what happened.</summary>
public static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        string[] may = [JourneysRoom.RaiseEvents, DefinitionsRoom.Edit];
        api.MapPost("/events", Raise).WithTags("Events").RequireOneOf(may);
        api.MapPost("/run-tasks/{taskId}/complete", CompleteTask).WithTags("Events").RequireOneOf(may);
        api.MapGet("/journeys/{id}/events", List).WithTags("Events").Require(JourneysRoom.Read);
        api.MapPost("/journeys/{id}/events/{name}", RaiseInJourney).WithTags("Events").Require(JourneysRoom.Read);
    }

    /// <summary>Publishes an event: wakes the journeys that wait for it and starts the definitions that it triggers.</summary>
    internal static async Task<Answer<RaiseEvent.Response>> Raise(
        RaiseEvent.Command body,
        IMediator mediator,
        CurrentPerson person,
        TrialEntrance trials,
        CancellationToken cancel
    ) =>
        await MaySpeakAsync(person, trials, body.Instance, cancel) ? await mediator.Send(body, cancel) : Refusal.Forbidden("event.may-not");

    /// <summary>The events that the caller may raise in a journey now, each with the form of what has to be said.</summary>
    internal static async Task<Answer<IReadOnlyList<ListEvents.Item>>> List(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ListEvents.Query(new(id)), cancel);

    /// <summary>
    /// Raises an event that the journey's procedure draws as possible at any step. 409 when it is being dealt with already, or cannot
    /// come any more.
    /// </summary>
    internal static async Task<Answer<JourneyDetail>> RaiseInJourney(
        Guid id,
        string name,
        RaiseBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new RaiseJourneyEvent.Command(new(id), name, body.Values), cancel);

    /// <param name="Values">By the event's form.</param>
    internal sealed record RaiseBody(JsonElement? Values = null);

    /// <summary>
    /// Reports an external task done; its journey goes on with the result. Reported again, it answers that nothing was left to do.
    /// </summary>
    internal static async Task<Answer<CompleteRunTask.Response>> CompleteTask(
        Guid taskId,
        CompleteBody body,
        IMediator mediator,
        CurrentPerson person,
        TrialEntrance trials,
        CancellationToken cancel
    ) =>
        await MaySpeakAsync(person, trials, taskId, cancel)
            ? await mediator.Send(new CompleteRunTask.Command(taskId, body.Result), cancel)
            : Refusal.Forbidden("event.may-not");

    /// <summary>Other programs may; and whoever tries a procedure out, for the trial that is named.</summary>
    private static async Task<bool> MaySpeakAsync(CurrentPerson person, TrialEntrance trials, Guid? about, CancellationToken cancel)
    {
        if (about is { } id && person.May(DefinitionsRoom.Edit))
            await trials.EnterAsync(id, cancel);
        return person.May(JourneysRoom.RaiseEvents);
    }

    internal sealed record CompleteBody(JsonElement? Result = null);
}

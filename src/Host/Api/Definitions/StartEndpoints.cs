using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Definitions;

/// <summary>Starting journeys by hand: which procedures the caller may start, what is asked, and the start itself (R-SET-7).</summary>
public static class StartEndpoints
{
    public static void MapStarts(this IEndpointRouteBuilder api)
    {
        var starts = api.MapGroup("/starts").WithTags("Starts");
        starts.MapGet("", List).Require(JourneysRoom.Read);
        starts.MapGet("/{id}", Get).Require(JourneysRoom.Read);
        api.MapGroup("/journeys").WithTags("Journeys").MapPost("", Start).Require(JourneysRoom.Read);
        api.MapGroup("/definitions").WithTags("Definitions").MapPut("/{id}/start", Change).Require(DefinitionsRoom.Edit);
    }

    /// <summary>The published procedures that the caller may start; all of them on one page.</summary>
    internal static async Task<Answer<Page<ListStarts.Item>>> List(IMediator mediator, CancellationToken cancel)
    {
        var answer = await mediator.Send(new ListStarts.Query(), cancel);
        Result<Page<ListStarts.Item>> page = answer.IsSuccess ? answer.Value.AsOnePage() : answer.Refusal;
        return page;
    }

    /// <summary>What a start of this procedure takes as <c>input</c>: a form, as a task has one.</summary>
    internal static async Task<Answer<GetStart.Response>> Get(string id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetStart.Query(id), cancel);

    /// <summary>
    /// Starts the published version of a definition for a client. Only roles that the definition names may, and only inputs that it opens
    /// to people are taken.
    /// </summary>
    internal static async Task<CreatedAnswer<JourneyDetail>> Start(
        StartJourney.Command body,
        IMediator mediator,
        CancellationToken cancel
    ) => new(await mediator.Send(body, cancel), journey => $"/api/journeys/{journey.Id}");

    /// <summary>Says in the draft who may start it and what they are asked; it counts from its publication on.</summary>
    internal static async Task<Answer<VersionHead>> Change(string id, StartBody body, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new ChangeStart.Command(id, body.Roles, body.Inputs, body.Revision, body.Named), cancel);

    /// <param name="Roles">Ids of roles; none: nobody by hand.</param>
    /// <param name="Inputs">Names of inputs that a person can type.</param>
    /// <param name="Revision">Of the version that was read; null: whatever is there.</param>
    /// <param name="Choices">Of inputs that are picked from a list; null: as they are.</param>
    internal sealed record StartBody(
        IReadOnlyList<string>? Roles,
        IReadOnlyList<string>? Inputs,
        long? Revision = null,
        IReadOnlyList<ChoiceBody>? Choices = null
    )
    {
        internal IReadOnlyList<ChangeStart.Choice>? Named =>
            Choices is null
                ? null
                :
                [
                    .. Choices.Select(choice => new ChangeStart.Choice(
                        choice.Input,
                        choice.Values.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    )),
                ];
    }

    /// <param name="Values">One on each line: "value|name|English name".</param>
    internal sealed record ChoiceBody(string Input, string Values);
}

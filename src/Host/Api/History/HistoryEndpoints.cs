using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.History;
using MediatR;

namespace CaseFlow.Host.Api.History;

public static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        var history = api.MapGroup("/journeys/{id}/history").WithTags("History");
        history.MapGet("", Get).Require(HistoryRoom.Read);
        history
            .MapGet("/export", Export)
            .Require(HistoryRoom.Export)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        history.MapGet("/verify", Verify).Require(HistoryRoom.Read);
    }

    /// <summary>A journey's history, oldest first.</summary>
    /// <param name="after">Only entries beyond this number: the last answer's <c>next</c>.</param>
    /// <param name="limit">1 to 1000.</param>
    internal static async Task<Answer<GetHistory.Response>> Get(
        Guid id,
        IMediator mediator,
        CancellationToken cancel,
        long after = 0,
        int limit = 200
    ) => await mediator.Send(new GetHistory.Query(new(id), after, limit), cancel);

    /// <summary>The whole history as a file.</summary>
    /// <param name="format">json, csv, xes (IEEE 1849) or bundle (what the offline verifier takes).</param>
    internal static async Task<IResult> Export(Guid id, IMediator mediator, CancellationToken cancel, string format = "json")
    {
        var answer = await mediator.Send(new ExportHistory.Query(new(id), format), cancel);
        return answer.IsSuccess
            ? TypedResults.File(answer.Value.Content, answer.Value.ContentType, answer.Value.FileName)
            : new Answer<ExportHistory.Response>(answer);
    }

    /// <summary>Computes the journey's chain of hashes again and says where it does not hold.</summary>
    internal static async Task<Answer<VerifyHistory.Response>> Verify(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new VerifyHistory.Query(new(id)), cancel);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Api.Charts;

/// <summary>Who opens charts, and why.</summary>
internal static class ChartEndpoints
{
    public static void MapCharts(this IEndpointRouteBuilder api)
    {
        api.MapPost("/journeys/{id}/chart-reason", State).WithTags("Charts").Require(Workflows.Journeys.JourneysRoom.Read);
        var register = api.MapGroup("/charts/access").WithTags("Charts").Require(ChartsRoom.ReadRegister);
        register.MapGet("", List);
        register.MapGet("/verify", Verify);
    }

    /// <summary>Says why the caller wants to see a chart that is not theirs; they see it until the time that is answered.</summary>
    /// <remarks>403 for whom no reason opens it. What was said, and that it was refused, stays in the register.</remarks>
    internal static async Task<Answer<StateReason.Response>> State(
        Guid id,
        ReasonBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new StateReason.Command(new(id), body.Reason), cancel);

    /// <summary>The register: every opening of a chart and every refusal, newest first.</summary>
    internal static async Task<Answer<Page<ListOpenings.Item>>> List(
        [AsParameters] Filter filter,
        [AsParameters] Paging page,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new ListOpenings.Query(filter.Client, filter.Person, filter.Day, filter.Refused, page), cancel);

    /// <summary>Computes the register's chain of hashes again: whether somebody changed it behind the product's back, and where.</summary>
    internal static async Task<Answer<VerifyOpenings.Response>> Verify(IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new VerifyOpenings.Query(), cancel);

    /// <param name="Client">A part of the client's name, or the client's id.</param>
    /// <param name="Person">A part of the name of who opened it.</param>
    /// <param name="Day">Of the branch.</param>
    /// <param name="Refused">Only what was refused.</param>
    internal sealed record Filter(string? Client = null, string? Person = null, DateOnly? Day = null, bool Refused = false);

    /// <param name="Reason">1 to 500 characters.</param>
    internal sealed record ReasonBody(string Reason);
}

using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Shifts;
using MediatR;

namespace CaseFlow.Host.Api.House;

/// <summary>Who works when.</summary>
internal static class ShiftEndpoints
{
    public static void MapShifts(this IEndpointRouteBuilder api)
    {
        var shifts = api.MapGroup("/shifts/{branch}").WithTags("Shifts").Require(HouseRoom.ReadShifts);
        shifts.MapGet("", Get);
        shifts.MapPut("/{day}", Set).Require(HouseRoom.ManageShifts);
    }

    /// <summary>A week of a branch, and where the desk has too few.</summary>
    /// <param name="day">Any of the week; left out: today.</param>
    internal static async Task<Answer<GetShifts.Response>> Get(
        Guid branch,
        IMediator mediator,
        CancellationToken cancel,
        DateOnly? day = null
    ) => await mediator.Send(new GetShifts.Query(new(branch), day), cancel);

    /// <summary>Plans the week of a day; answers where the desk has too few by that. 409 if somebody else planned it meanwhile.</summary>
    internal static async Task<Answer<SetShifts.Response>> Set(
        Guid branch,
        DateOnly day,
        ShiftsBody body,
        IMediator mediator,
        CancellationToken cancel
    ) => await mediator.Send(new SetShifts.Command(new(branch), day, body.People, body.Revision, body.Reason), cancel);

    /// <param name="Revision">At which the week was read; left out for the first time.</param>
    internal sealed record ShiftsBody(IReadOnlyList<SetShifts.Line> People, long? Revision = null, string? Reason = null);
}

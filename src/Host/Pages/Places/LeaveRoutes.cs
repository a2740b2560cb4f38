using CaseFlow.Host.Security;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Places;

internal static class LeaveRoutes
{
    public static void MapLeavePages(this RouteGroupBuilder pages) => pages.MapGet("/leave", ShowAsync).Require(HouseRoom.TakeLeave);

    private static async Task<IResult> ShowAsync(IMediator mediator, Words words, CancellationToken cancel, bool past = false, int page = 1)
    {
        var leaves = await NearestPage.OfAsync(page, 50, paging => mediator.Send(new ListLeaves.Query(past, paging), cancel));
        var people = await mediator.Send(new ListSubstitutes.Query(), cancel);
        return leaves.Page<LeavePage, Page<LeaveItem>>(found => new
        {
            Leaves = found,
            Past = past,
            People = people.Value ?? [],
            Forms = new PlaceForms(words),
        });
    }
}

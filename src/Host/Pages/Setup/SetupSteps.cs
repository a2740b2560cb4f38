using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Places;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Setup;

/// <summary>How far a clinic is set up for its first visit (P23).</summary>
/// <param name="MissingRoles">Of those that a visit needs (P1): nobody holds them.</param>
/// <param name="Prices">Items on the list.</param>
/// <param name="WithoutHours">Branches of which nobody has said when they are open.</param>
/// <param name="UnknownYears">Whose holidays are not known, though they are here or near.</param>
/// <param name="IsShiftPlanned">Somebody has a shift this week.</param>
public sealed record SetupSteps(
    int Branches,
    IReadOnlyList<string> MissingRoles,
    int Prices,
    IReadOnlyList<string> WithoutHours,
    IReadOnlyList<int> UnknownYears,
    int Rooms,
    bool IsShiftPlanned
)
{
    public bool IsComplete => Branches > 0 && MissingRoles.Count == 0 && Prices > 0 && WithoutHours.Count == 0;

    public static async Task<SetupSteps> ReadAsync(IMediator mediator, CancellationToken cancel)
    {
        var branches = (await mediator.Send(new ListBranches.Query(), cancel)).Value?.Items ?? [];
        var prices = await mediator.Send(new ListPriceList.Query(Paging: new Paging(1, 1)), cancel);
        var held = (await mediator.Send(new ListHeldRoles.Query(VisitNeeds.NeededRoles), cancel)).Value ?? [];
        var hours = new List<GetHours.Response>();
        foreach (var branch in branches)
            if ((await mediator.Send(new GetHours.Query(branch.Id), cancel)).Value is { } found)
                hours.Add(found);
        var rooms = await mediator.Send(new ListRooms.Query(), cancel);
        var shifts = branches.Count > 0 ? (await mediator.Send(new GetShifts.Query(branches[0].Id), cancel)).Value : null;
        return new SetupSteps(
            branches.Count,
            [.. VisitNeeds.NeededRoles.Except(held)],
            prices.Value?.Total ?? 0,
            [.. hours.Where(one => one.Week is null).Select(one => one.Name)],
            [.. hours.SelectMany(one => one.UnknownYears).Distinct().Order()],
            rooms.Value?.Total ?? 0,
            shifts?.Days.Any(day => day.IsPlanned) == true
        );
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Setup;

/// <summary>How far a clinic is set up for its first visit (P23).</summary>
/// <param name="MissingRoles">Of those that a visit needs (P1): nobody holds them.</param>
/// <param name="Prices">Items on the list.</param>
public sealed record SetupSteps(int Branches, IReadOnlyList<string> MissingRoles, int Prices)
{
    /// <summary>Who has a part in a visit from the door to the paid order.</summary>
    private static readonly string[] NeededRoles =
    [
        Roles.FrontDesk,
        Roles.Assistant,
        Roles.Consultant,
        Roles.Doctor,
        Roles.Cashier,
        Roles.Manager,
    ];

    public bool IsComplete => Branches > 0 && MissingRoles.Count == 0 && Prices > 0;

    public static async Task<SetupSteps> ReadAsync(IMediator mediator, CancellationToken cancel)
    {
        var branches = await mediator.Send(new ListBranches.Query(), cancel);
        var prices = await mediator.Send(new ListPriceList.Query(Paging: new Paging(1, 1)), cancel);
        var held = (await mediator.Send(new ListHeldRoles.Query(NeededRoles), cancel)).Value ?? [];
        return new SetupSteps(branches.Value?.Total ?? 0, [.. NeededRoles.Except(held)], prices.Value?.Total ?? 0);
    }
}

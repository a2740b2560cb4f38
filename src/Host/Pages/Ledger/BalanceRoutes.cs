using CaseFlow.Host.Security;
using CaseFlow.Workflows.Ledger;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Pages.Ledger;

internal static class BalanceRoutes
{
    private const int PageSize = 30;

    public static void MapBalancePages(this RouteGroupBuilder pages) =>
        pages.MapGet("/balances", ListAsync).Require(LedgerRoom.ReadBalances);

    private static async Task<IResult> ListAsync(
        IMediator mediator,
        CancellationToken cancel,
        string? state = null,
        string? owner = null,
        string? age = null,
        int page = 1
    )
    {
        var view = BalanceListView.Of(state, owner, age);
        var found = await mediator.Send(view.Query(new Paging(Math.Clamp(page, 1, PagingValidator.LastPage), PageSize)), cancel);
        if (found.IsSuccess && found.Value.Lines is { Items.Count: 0, Total: > 0 and var total })
            found = await mediator.Send(view.Query(new Paging((total + PageSize - 1) / PageSize, PageSize)), cancel);
        return found.Page<BalancesPage, ListBalances.Response>(list => new { View = view, List = list });
    }
}

/// <summary>Which balances are shown; what is no choice of the page is left out.</summary>
/// <param name="Age">Paid more than so many days ago.</param>
public sealed record BalanceListView(string? State, string? Owner, int? Age)
{
    public static readonly int[] Ages = [30, 90, 180, 365];

    public static BalanceListView Of(string? state, string? owner, string? age) =>
        new(
            BalanceViews.StateOf(state) is { } known ? BalanceViews.NameOf(known) : null,
            owner is ListBalances.Mine or ListBalances.Lead || Guid.TryParse(owner, out _) ? owner : null,
            int.TryParse(age, out var days) && Ages.Contains(days) ? days : null
        );

    public ListBalances.Query Query(Paging paging) => new(State, Owner, Age, Paging: paging);
}

using CaseFlow.Host.Pages.Ledger;
using CaseFlow.Workflows.Ledger;

namespace CaseFlow.Host.Api.Ledger;

public sealed class LedgerFront : Front
{
    public override IReadOnlyList<MenuEntry> Menu { get; } = [new("balances", "hourglass", LedgerRoom.ReadBalances)];

    public override void MapApi(IEndpointRouteBuilder api) => api.MapBalances();

    public override void MapPages(RouteGroupBuilder pages) => pages.MapBalancePages();
}

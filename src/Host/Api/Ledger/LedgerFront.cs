namespace CaseFlow.Host.Api.Ledger;

public sealed class LedgerFront : Front
{
    public override void MapApi(IEndpointRouteBuilder api) => api.MapBalances();
}

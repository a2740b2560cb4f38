using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.Ledger;
using CaseFlow.Workflows.Ledger.Balances;
using MediatR;

namespace CaseFlow.Host.Api.Ledger;

/// <summary>What was paid and is not done (R-BAL-1).</summary>
public static class BalanceEndpoints
{
    public static void MapBalances(this IEndpointRouteBuilder api) =>
        api.MapGet("/clients/{id}/balance", OfClient).WithTags("Balances").Require(LedgerRoom.ReadBalances);

    /// <summary>
    /// All that a client has paid for, line by line: paid = performed + refunded + balance, with state, owner and date of what is left.
    /// </summary>
    internal static async Task<Answer<GetClientBalance.Response>> OfClient(Guid id, IMediator mediator, CancellationToken cancel) =>
        await mediator.Send(new GetClientBalance.Query(new(id)), cancel);
}

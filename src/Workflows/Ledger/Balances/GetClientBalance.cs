using CaseFlow.Workflows.Clients.Merging;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>
/// What a client has paid for, line by line: what is left first, then what is settled, each the oldest first. By the number of a merged
/// file the survivor's.
/// </summary>
public static class GetClientBalance
{
    public sealed record Query(ClientId Client) : IQuery<Response>;

    /// <param name="Sum">What is left of all lines, CNY, as "1280.00".</param>
    /// <param name="Open">How many lines have something left.</param>
    public sealed record Response(string Sum, int Open, IReadOnlyList<BalanceView> Lines);

    public sealed class Handler(CaseFlowDb db, BalanceViews views, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            if (await db.FindClientAsync(query.Client, cancel) is not { } client || !person.Holds(client.BranchId, LedgerRoom.ReadBalances))
                return Refusal.NotFound("client.not-found");
            var lines = await db.BalanceLines().AsNoTracking().Where(line => line.ClientId == client.Id).ToListAsync(cancel);
            List<BalanceLine> inOrder =
            [
                .. lines
                    .OrderBy(line => line.IsOpen ? 0 : 1)
                    .ThenBy(line => line.Since)
                    .ThenBy(line => line.OrderId.Value)
                    .ThenBy(line => line.Number),
            ];
            return new Response(
                Money.Text(lines.Sum(line => line.Balance)),
                lines.Count(line => line.IsOpen),
                await views.OfAsync(inOrder, cancel)
            );
        }
    }
}

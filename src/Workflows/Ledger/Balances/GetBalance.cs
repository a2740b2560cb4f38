using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>One line, and who may own it.</summary>
public static class GetBalance
{
    public sealed record Query(OrderId Order, int Number) : IQuery<Response>;

    public sealed record Response(BalanceView Line, IReadOnlyList<Owner> Owners);

    public sealed record Owner(PersonId Id, string Name);

    public sealed class Handler(CaseFlowDb db, BalanceViews views, BalanceOwners owners, CurrentPerson person)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var line = await db.BalanceLines()
                .AsNoTracking()
                .SingleOrDefaultAsync(row => row.OrderId == query.Order && row.Number == query.Number, cancel);
            if (line is null || !person.Holds(line.BranchId, LedgerRoom.ReadBalances))
                return Refusal.NotFound("balance.not-found");
            return new Response(await views.OfAsync(line, cancel), await owners.OfAsync(line.BranchId, cancel));
        }
    }
}

/// <summary>Who may see to a balance: consultants, and their lead.</summary>
public sealed class BalanceOwners(CaseFlowDb db)
{
    private static readonly string[] May = [Roles.Consultant, Roles.LeadOf(Roles.Consultant)];

    public async Task<IReadOnlyList<GetBalance.Owner>> OfAsync(BranchId branch, CancellationToken cancel) =>
        await db.People()
            .Where(person => person.IsActive && person.Roles.Any(held => held.BranchId == branch && May.Contains(held.Role)))
            .OrderBy(person => person.UserName)
            .Select(person => new GetBalance.Owner(person.Id, person.Name))
            .ToListAsync(cancel);
}

using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>
/// Whatever a visit ended by, what was paid in it and is not done gets a journey that sees to it (P15), once. A client who is gone before
/// anybody said what is to become of it is contacted the next day (R-BAL-2).
/// </summary>
/// <remarks>
/// Found by what is so, and not by what happened: nothing is forgotten, however a journey came to its end. What was sold in journeys that
/// are in the archive already stands in the list of balances only.
/// </remarks>
public static class SeeToBalances
{
    /// <summary>The stage in which the client is not in the house any more.</summary>
    private const string Over = Activities.Common.Stage.FollowUp;

    public sealed record Command(int Limit = 50) : ICommand<Response>;

    /// <param name="Wanted">How many lines got their journey.</param>
    public sealed record Response(int Wanted);

    public sealed class Handler(CaseFlowDb db, BranchClock clock, WakeJourneys waking) : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var lines = await Forgotten().OrderBy(line => line.Since).ThenBy(line => line.Number).Take(command.Limit).ToListAsync(cancel);
            foreach (var line in lines)
            {
                if (line.State == BalanceState.Undecided)
                    (line.State, line.Date) = (BalanceState.Kept, (await clock.TodayAsync(line.BranchId, cancel)).AddDays(1));
                line.WantedAt = clock.Now;
                waking.Raise(new Happened(BalanceEvents.Open, About(line)), line.BranchId, clock.Now);
            }
            return new Response(lines.Count);
        }

        private IQueryable<BalanceLine> Forgotten() =>
            from line in db.BalanceLines()
            join order in db.Orders() on line.OrderId equals order.Id
            join branch in db.Branches() on line.BranchId equals branch.Id
            where line.IsOpen && line.WantedAt == null && line.ClientId != null && branch.TrialOf == null
            where order.Journey!.ArchivedAt == null && (order.Journey.EndedAt != null || order.Journey.Stage == Over)
            select line;

        private static Dictionary<string, object?> About(BalanceLine line) =>
            new()
            {
                ["clientId"] = line.ClientId!.Value.ToString(),
                ["order"] = line.OrderId.ToString(),
                ["line"] = line.Number,
            };
    }
}

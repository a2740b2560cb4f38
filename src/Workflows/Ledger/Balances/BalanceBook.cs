using CaseFlow.Activities.Care.Treatment;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Balance lines as they are within the unit of work: what was staged a moment ago counts.</summary>
public sealed class BalanceBook(CaseFlowDb db, WakeJourneys waking)
{
    /// <summary>Whose order it is, and whose balance it becomes.</summary>
    public sealed record Seller(ClientId? Client, PersonId? Consultant);

    public static Seller SellerOf(AskedBy by) => new(by.Journey.ClientId, by.Journey.PersonOf(Roles.Consultant));

    public async Task<BalanceLine?> FindAsync(Guid order, int number, CancellationToken cancel) =>
        await db.BalanceLines().FindAsync([new OrderId(order), number], cancel);

    public async Task<List<BalanceLine>> OfOrderAsync(OrderId order, CancellationToken cancel) =>
        InOrder(await db.BalanceLines().CurrentAsync(row => row.OrderId == order, cancel));

    /// <summary>Of what was sold in this journey.</summary>
    public async Task<List<BalanceLine>> OfJourneyAsync(JourneyId journey, CancellationToken cancel) =>
        InOrder(await db.BalanceLines().CurrentAsync(row => row.JourneyId == journey, cancel));

    public async Task<List<BalanceLine>> OpenOfClientAsync(ClientId client, CancellationToken cancel) =>
        InOrder(await db.BalanceLines().CurrentAsync(row => row.ClientId == client && row.IsOpen, cancel));

    /// <summary>Something was paid for the order: its lines are worth their shares (R-BAL-1).</summary>
    public async Task PayAsync(Order order, Seller seller, DateTimeOffset at, CancellationToken cancel)
    {
        if (order.Paid <= 0)
            return;
        var lines = await OfOrderAsync(order.Id, cancel);
        if (lines.Count == 0)
            lines = Make(order, [.. order.Lines.OrderBy(line => line.Number).Select(Priced)], seller, at);
        BalanceShares.SharePaid(lines, order.Paid);
    }

    /// <summary>
    /// The items of an order that was paid were changed: what is done or was paid back stays, the rest of the money belongs to the items that
    /// are new.
    /// </summary>
    public async Task ReplaceAsync(Order order, IReadOnlyList<PricedLine> priced, DateTimeOffset at, CancellationToken cancel)
    {
        var lines = await OfOrderAsync(order.Id, cancel);
        if (lines.Count == 0)
            return;
        var seller = new Seller(lines[0].ClientId, lines[0].OwnerId);
        var (kept, made) = (new List<BalanceLine>(), new List<PricedLine>());
        foreach (var one in priced)
        {
            var known = lines.Find(line => !kept.Contains(line) && line.ItemId.Value == one.ItemId && line.Area == one.Area);
            if (known is null)
            {
                made.Add(one);
                continue;
            }
            known.Quantity = Math.Max(known.Done, one.Quantity);
            known.UnitPrice = one.UnitPrice;
            kept.Add(known);
        }
        foreach (var gone in lines.Except(kept).ToList())
            if (gone.Performed == 0 && gone.Refunded == 0)
            {
                db.BalanceLines().Remove(gone);
                lines.Remove(gone);
            }
            else
                gone.Quantity = gone.Done;
        lines.AddRange(Make(order, made, seller, at, lines.Select(line => line.Number).DefaultIfEmpty(0).Max()));
        BalanceShares.SharePaid(lines, order.Paid);
        TellSettled(lines, at);
    }

    /// <summary>So much goes back to the client; of one line, or of those that <see cref="BalanceShares.ShareRefund"/> finds.</summary>
    public async Task RefundAsync(Order order, decimal amount, int? number, Seller seller, DateTimeOffset at, CancellationToken cancel)
    {
        await PayAsync(order, seller, at, cancel);
        var lines = await OfOrderAsync(order.Id, cancel);
        if (lines.Count == 0)
            return;
        if (number is { } named && lines.Find(line => line.Number == named) is { } one && amount <= one.Paid - one.Refunded)
            one.GiveUp(amount);
        else
            BalanceShares.ShareRefund(lines, amount, order.Paid - order.Refunded - order.Total);
        TellSettled(lines, at);
    }

    /// <summary>Something was done: for what was sold in this journey, else for what its client has paid longest ago.</summary>
    public async Task PerformAsync(
        JourneyId journey,
        ClientId? client,
        IReadOnlyList<PerformedItem> items,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var lines = await OfJourneyAsync(journey, cancel);
        if (client is { } id)
            lines.AddRange((await OpenOfClientAsync(id, cancel)).Where(line => line.JourneyId != journey).OrderBy(line => line.Since));
        foreach (var item in items)
        {
            var left = item.Quantity;
            foreach (var line in lines.Where(line => line.ItemId.Value == item.ItemId).OrderBy(line => line.Area == item.Area ? 0 : 1))
                if (left > 0 && line.Left > 0)
                    left -= line.Perform(left);
        }
        TellSettled(lines, at);
    }

    /// <summary>Journeys that see to what is no balance any more end.</summary>
    public void TellSettled(IEnumerable<BalanceLine> lines, DateTimeOffset at)
    {
        foreach (var line in lines.Where(line => line is { IsOpen: false, SeenToBy: not null }))
        {
            var told = new Happened(BalanceEvents.Settled, Instance: new InstanceId(line.SeenToBy!.Value));
            waking.Raise(told, line.BranchId, at);
            line.SeenToBy = null;
        }
    }

    private List<BalanceLine> Make(Order order, IReadOnlyList<PricedLine> priced, Seller seller, DateTimeOffset at, int after = 0)
    {
        List<BalanceLine> made =
        [
            .. priced.Select(
                (line, index) =>
                    new BalanceLine
                    {
                        OrderId = order.Id,
                        Number = after + index + 1,
                        JourneyId = order.JourneyId,
                        BranchId = order.BranchId,
                        ClientId = seller.Client,
                        ItemId = new PriceItemId(line.ItemId),
                        Code = line.Code,
                        Name = line.Name,
                        Category = line.Category,
                        Area = line.Area,
                        Quantity = line.Quantity,
                        UnitPrice = line.UnitPrice,
                        OwnerId = seller.Consultant,
                        Since = at,
                    }
            ),
        ];
        db.BalanceLines().AddRange(made);
        return made;
    }

    private static List<BalanceLine> InOrder(IEnumerable<BalanceLine> lines) =>
        [.. lines.OrderBy(line => line.Since).ThenBy(line => line.Number)];

    private static PricedLine Priced(OrderLine line) =>
        new(line.ItemId.Value, line.Code, line.Name, line.Category, line.Area, line.Quantity, line.UnitPrice, line.Total);
}

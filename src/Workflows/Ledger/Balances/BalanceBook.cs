using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Balance lines as they are within the unit of work: what was staged a moment ago counts.</summary>
public sealed class BalanceBook(CaseFlowDb db, WakeJourneys waking)
{
    /// <summary>Whose order it is, and whose balance it becomes.</summary>
    public sealed record Seller(ClientId? Client, PersonId? Consultant, DateTimeOffset At)
    {
        public static Seller Of(AskedBy by) => new(by.Journey.ClientId, by.Journey.PersonOf(Roles.Consultant), by.At);
    }

    public async Task<BalanceLine?> FindAsync(Guid order, int number, CancellationToken cancel) =>
        await db.BalanceLines().FindAsync([new OrderId(order), number], cancel);

    public async Task<List<BalanceLine>> OfOrderAsync(OrderId order, CancellationToken cancel) =>
        InOrder(await db.BalanceLines().CurrentAsync(row => row.OrderId == order, cancel));

    /// <summary>What was sold in this journey, and what its client has from others.</summary>
    public async Task<List<BalanceLine>> OfClientAsync(JourneyId journey, ClientId? client, CancellationToken cancel) =>
        InOrder(await db.BalanceLines().OfAsync(journey, client, cancel));

    /// <summary>What is left of the client's and nobody has said anything about.</summary>
    public async Task<List<BalanceLine>> UndecidedAsync(AskedBy by, CancellationToken cancel) =>
        [.. (await OfClientAsync(by.Journey.Id, by.Journey.ClientId, cancel)).Where(line => line is { IsOpen: true, IsDecided: false })];

    /// <summary>Something was paid for the order: its lines are worth their shares.</summary>
    public async Task<IReadOnlyList<BalanceLine>> PayAsync(Order order, Seller seller, CancellationToken cancel)
    {
        var lines = await OfOrderAsync(order.Id, cancel);
        var isNew = lines.Count == 0;
        if (isNew)
            lines = Make(order, [.. order.Lines.OrderBy(line => line.Number).Select(Priced)], after: 0, seller);
        BalanceShares.SharePaid(lines, order.Paid);
        if (isNew) // a host of the version before took the money and knew of no lines
            BalanceShares.ShareRefund(lines, order.Refunded, order.Paid - order.Total);
        return lines;
    }

    /// <summary>All of it is paid. Goods are the client's with the receipt; the rest is balance until somebody performs it.</summary>
    public async Task CloseAsync(Order order, Seller seller, CancellationToken cancel)
    {
        foreach (var line in (await PayAsync(order, seller, cancel)).Where(line => line.IsGoods))
            line.Perform(line.Left);
    }

    /// <summary>
    /// The items of an order that something was paid for were changed: what is done or was paid back stays, the rest of the money belongs
    /// to the items that are new.
    /// </summary>
    public async Task ReplaceAsync(Order order, IReadOnlyList<PricedLine> priced, DateTimeOffset at, CancellationToken cancel)
    {
        var lines = await OfOrderAsync(order.Id, cancel);
        if (lines.Count == 0)
            return;
        var seller = new Seller(lines[0].ClientId, lines[0].OwnerId, lines[0].Since);
        foreach (var goods in lines.Where(line => line is { IsGoods: true, Refunded: 0 }))
            goods.TakeBack();
        var last = lines.Max(line => line.Number);
        var (kept, made) = (new List<BalanceLine>(), new List<PricedLine>());
        foreach (var one in priced)
            if (lines.Find(line => !kept.Contains(line) && line.ItemId.Value == one.ItemId && line.Area == one.Area) is { } known)
            {
                (known.Quantity, known.UnitPrice) = (Math.Max(known.Done, one.Quantity), one.UnitPrice);
                kept.Add(known);
            }
            else
                made.Add(one);
        foreach (var gone in lines.Except(kept).ToList())
            if (gone is { Done: 0, Refunded: 0 })
                Remove(gone);
            else
                gone.Quantity = gone.Done;
        lines.AddRange(Make(order, made, last, seller));
        BalanceShares.SharePaid(lines, order.Paid);
        TellSettled(lines, at);

        void Remove(BalanceLine gone)
        {
            gone.GiveUp(gone.Balance); // for who sees to it
            TellSettled([gone], at);
            db.BalanceLines().Remove(gone);
            lines.Remove(gone);
        }
    }

    /// <summary>So much goes back to the client; of one line, or of those that <see cref="BalanceShares.ShareRefund"/> finds.</summary>
    /// <remarks>Called before the order itself counts it.</remarks>
    public async Task RefundAsync(Order order, decimal amount, int? number, Seller seller, CancellationToken cancel)
    {
        var lines = await PayAsync(order, seller, cancel);
        if (lines.FirstOrDefault(line => line.Number == number && amount <= line.Paid - line.Refunded) is not { } one)
            BalanceShares.ShareRefund(lines, amount, order.Paid - order.Refunded - order.Total);
        else if (amount >= one.Refundable)
            one.GiveUp(amount);
        else
            one.GiveBack(amount);
        BalanceShares.Lapse(lines);
        TellSettled(lines, seller.At);
    }

    /// <summary>Something was done: of what was sold in this journey, else of what its client has paid for longest ago.</summary>
    public async Task PerformAsync(
        JourneyId journey,
        ClientId? client,
        IReadOnlyList<PerformedItem> items,
        DateTimeOffset at,
        CancellationToken cancel
    )
    {
        var lines = (await OfClientAsync(journey, client, cancel)).OrderBy(line => line.JourneyId == journey ? 0 : 1).ToList();
        foreach (var item in items)
        {
            var left = item.Quantity;
            foreach (var line in lines.Where(line => line.ItemId.Value == item.ItemId).OrderBy(line => line.Area == item.Area ? 0 : 1))
                left -= line.Perform(left);
        }
        TellSettled(lines, at);
    }

    /// <summary>So much of it was performed, and somebody says so.</summary>
    public void WriteOff(BalanceLine line, decimal quantity, DateTimeOffset at)
    {
        line.Perform(quantity);
        TellSettled([line], at);
    }

    /// <summary>Journeys that see to what is no balance any more end.</summary>
    private void TellSettled(IEnumerable<BalanceLine> lines, DateTimeOffset at)
    {
        foreach (var line in lines.Where(line => line is { IsOpen: false, SeenToBy: not null }))
        {
            waking.Raise(new Happened(BalanceEvents.Settled, Instance: new InstanceId(line.SeenToBy!.Value)), line.BranchId, at);
            line.SeenToBy = null;
        }
    }

    private List<BalanceLine> Make(Order order, IReadOnlyList<PricedLine> priced, int after, Seller seller)
    {
        List<BalanceLine> made = [.. priced.Select((line, index) => Made(order, line, after + index + 1, seller))];
        db.BalanceLines().AddRange(made);
        return made;
    }

    private static BalanceLine Made(Order order, PricedLine line, int number, Seller seller) =>
        new()
        {
            OrderId = order.Id,
            Number = number,
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
            Since = seller.At,
        };

    private static List<BalanceLine> InOrder(IEnumerable<BalanceLine> lines) =>
        [.. lines.OrderBy(line => line.Since).ThenBy(line => line.Number)];

    public static PricedLine Priced(OrderLine line) =>
        new(line.ItemId.Value, line.Code, line.Name, line.Category, line.Area, line.Quantity, line.UnitPrice, line.Total);
}

using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Ledger;

/// <summary>
/// The cashier collects (procedure P2, form F10). Several tenders on one order, the sum exact to the fen (R-PAY-5); the same key twice is
/// one payment (R-PAY-6).
/// May be interrupted: what is collected is kept with the order, and the task comes again with the rest.
/// </summary>
/// <remarks>
/// Which rows are booked: all of them when paid, interrupted or when the items change; all but the last when the payment failed, since the
/// last row
/// is the one that failed; none when cancelled or when the client leaves, since that money never left the client's hands.
/// </remarks>
[Activity(
    "CaseFlow.CollectPayment",
    Stage.Payment,
    Name = "收款",
    EnglishName = "Collect payment",
    Icon = "cash",
    Description = "多种支付方式，精确到分，可中断后继续（F10）。",
    EnglishDescription = "Several tenders, exact to the fen, may be interrupted (F10)."
)]
[Outcome(Paid, "收齐", "Paid")]
[Outcome(Interrupted, "先收部分", "Interrupted")]
[Outcome(Failed, "支付失败", "Failed", EndsEarly = true)]
[Outcome(ItemsChanged, "更改项目", "Items changed", EndsEarly = true)]
[Outcome(CalledOff, "取消订单", "Order cancelled", EndsEarly = true)]
[Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 20)]
[ClientWaits]
public sealed class CollectPayment : HumanTask
{
    public const string Paid = nameof(Paid);
    public const string Interrupted = nameof(Interrupted);
    public const string Failed = nameof(Failed);
    public const string ItemsChanged = nameof(ItemsChanged);
    public const string CalledOff = "Cancelled";

    private const string Field = "tenders";
    private const string Chosen = "outcome";

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    /// <summary>The order with everything that was collected.</summary>
    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> CollectedOrder { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context)
    {
        var order = context.Get(Order);
        return new TaskRequest(
            Form: "payment",
            Role: Roles.Cashier,
            Values: new Dictionary<string, object?>
            {
                ["amountDue"] = OrderPricing.Text(order?.Due ?? 0),
                ["total"] = OrderPricing.Text(order?.Total ?? 0),
                ["collected"] = OrderPricing.Text(order?.Collected ?? 0),
                ["lines"] = OrderPricing.Shown(order),
            },
            TellsRole: true
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (context.Get(Order) is not { } order)
            return Fail("There is no order to collect.", "payment.no-order");
        var rows = Offered(task);
        if (Reused(order, rows) is { } reused)
            return Refuse(reused);
        var booked = rows.DistinctBy(row => row.Key).Where(row => order.Tenders.All(before => before.Key != row.Key)).ToList();
        var sum = booked.Sum(tender => tender.Amount);
        if (rows.ToList().FindIndex(tender => tender.Amount <= 0) is >= 0 and var wrong)
            return Refuse(new StimulusRefusal($"{Field}[{wrong}].amount", "payment.not-positive"));
        if (sum > order.Due)
            return Refuse(new StimulusRefusal(Field, "payment.too-much", OrderPricing.Shown(order.Due), OrderPricing.Shown(sum)));
        if (task.Outcome == Paid && sum < order.Due)
            return Refuse(new StimulusRefusal(Field, "payment.too-little", OrderPricing.Shown(order.Due), OrderPricing.Shown(sum)));
        if (task.Outcome == Interrupted && sum == 0)
            return Refuse(new StimulusRefusal(Field, "payment.nothing-collected"));

        if (booked.Count == 0)
            return Booked(context, order, [], task.Outcome);
        context.SetLocal(Chosen, task.Outcome);
        return Ask(new TakeTenders(order.OrderId, booked, task.Person, Field));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes && question is TakeTenders taken
            ? Booked(context, context.Get(Order)!, taken.Tenders, (string)context.GetLocal(Chosen)!)
            : base.Answered(context, question, reply);

    private ActivityResult Booked(ActivityContext context, PricedOrder order, IReadOnlyList<OfferedTender> taken, string outcome)
    {
        context.Set(CollectedOrder, order.With(taken.Select(tender => new BookedTender(tender.Key, tender.Kind, tender.Amount))));
        return Complete(outcome);
    }

    /// <summary>R-PAY-6: a key that paid something else, before or two rows above, is no repetition.</summary>
    private static StimulusRefusal? Reused(PricedOrder order, IReadOnlyList<OfferedTender> rows)
    {
        var known = order.Tenders.ToDictionary(tender => tender.Key, tender => (tender.Kind, tender.Amount));
        for (var row = 0; row < rows.Count; row++)
        {
            var now = (rows[row].Kind, rows[row].Amount);
            if (known.TryAdd(rows[row].Key, now) || known[rows[row].Key] == now)
                continue;
            var before = known[rows[row].Key].Amount;
            return new StimulusRefusal(
                $"{Field}[{row}].amount",
                "payment.key-used",
                rows[row].Key,
                OrderPricing.Shown(before),
                OrderPricing.Shown(now.Amount)
            );
        }
        return null;
    }

    /// <summary>The rows that count: none where it was called off, and not the last where that one failed.</summary>
    private static IReadOnlyList<OfferedTender> Offered(TaskCompleted task)
    {
        var rows = ValueJson.To<IReadOnlyList<OfferedTender>>(task.Values.GetValueOrDefault(Field)) ?? [];
        return task.Outcome switch
        {
            CalledOff or Abandoned => [],
            Failed => [.. rows.SkipLast(1)],
            _ => rows,
        };
    }
}

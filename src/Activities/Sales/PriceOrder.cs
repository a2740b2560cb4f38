using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Sales;

/// <summary>
/// The consultant writes the order: items, one offer (R-PAY-2), a discount (R-PAY-3). The prices are those of the list at this moment and
/// frozen from now on
/// (R-PAY-1); a changed order is priced anew as a whole, keeps its id, and nothing that was collected is lost. An item that something known
/// of the client stops is held at its field until a doctor has cleared it (R-SAFE-4); if nobody knew of that yet, the consultant has the
/// order to do again, with all that was typed.
/// </summary>
[Activity(
    "CaseFlow.PriceOrder",
    Stage.Payment,
    Name = "开单",
    EnglishName = "Price the order",
    Icon = "receipt",
    Description = "按现行价目开单，选择一种优惠，折扣另行签批。",
    EnglishDescription = "Items at list price, one offer, a discount to be signed."
)]
[
    Outcome(Priced, "已开单", "Priced"),
    Outcome(NoDeal, "不成交", "No deal", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)
]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class PriceOrder : HumanTask
{
    public const string Priced = nameof(Priced);
    public const string NoDeal = nameof(NoDeal);

    private const string TierPercent = "tierPercent";
    private const string Held = "held";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>The order to price again; nothing for a new one.</summary>
    [Input(Editor.Expression, Name = "原订单", EnglishName = "Order so far")]
    public Input<PricedOrder?> Before { get; init; } = new(null);

    /// <summary>
    /// What a doctor has agreed to: an item that demands a review must be among it. Nothing given: not asked here, the treatment gate asks.
    /// </summary>
    [Input(Editor.Expression, Name = "医生同意的项目", EnglishName = "Items agreed by a doctor")]
    public Input<IReadOnlyList<PlanItem>?> AgreedItems { get; init; } = new(null);

    [Input(Editor.Expression, Name = "顾客", EnglishName = "Client")]
    public Input<ClientSummary?> Client { get; init; } = new(null);

    /// <summary>The consultant's own limit in percent; nothing for what the clinic has set (R-PAY-3).</summary>
    [Input(Editor.Number, Name = "顾问折扣上限", EnglishName = "Consultant's limit", Min = 0, Max = 100)]
    public Input<decimal?> ConsultantLimit { get; init; } = new(null);

    /// <summary>The manager's limit in percent; nothing for what the clinic has set (R-PAY-3).</summary>
    [Input(Editor.Number, Name = "经理折扣上限", EnglishName = "Manager's limit", Min = 0, Max = 100)]
    public Input<decimal?> ManagerLimit { get; init; } = new(null);

    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> Order { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Items) is { Count: > 0 } items)
            context.Emit(new ItemsPlanned(items));
        return Ask(new SettingsAsked(Needed(context)));
    }

    /// <summary>Asked when the order is begun, for the form, and again when it is written: what holds then counts.</summary>
    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (reply.IsYes && question is SafetyAsked safe)
            return Checked(context, safe.Task, ValueJson.To<IReadOnlyList<string>>(reply.Facts) ?? []);
        if (!reply.IsYes || question is not SettingsAsked asked)
            return base.Answered(context, question, reply);
        var set = new SettingValues(reply);
        context.SetLocal(TierPercent, (double)MemberPercent(context, set));
        return asked.Task is { } task ? Price(context, task, set) : base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "order",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = WithoutPrices(context.Get(Items)),
                [Held] = context.GetLocal(Held),
                ["tier"] = context.Get(Client)?.Tier,
                ["memberPercent"] = context.GetLocal(TierPercent),
                ["collected"] = context.Get(Before) is { Collected: > 0 } before ? OrderPricing.Text(before.Collected) : null,
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome != Priced)
            return Complete(task.Outcome);
        var items = new FormValues(task.Values).List<PlanItem>("items");
        return Unreviewed(context, items) is { Length: > 0 } unreviewed ? Refuse(unreviewed) : Ask(new SafetyAsked(items, "items", task));
    }

    private ActivityResult Checked(ActivityContext context, TaskCompleted task, IReadOnlyList<string> held)
    {
        if (held.Count == 0)
            return Ask(new SettingsAsked(Needed(context), task));
        context.SetLocal(Held, string.Join("\n", held));
        var items = WithoutPrices(new FormValues(task.Values).List<PlanItem>("items"));
        return Again(context, task with { Values = new Dictionary<string, object?>(task.Values) { ["items"] = items } });
    }

    /// <summary>The form fills them in, of the list in force.</summary>
    private static List<PlanItem> WithoutPrices(IReadOnlyList<PlanItem> items) => [.. items.Select(item => item with { UnitPrice = null })];

    private ActivityResult Price(ActivityContext context, TaskCompleted task, SettingValues set)
    {
        var form = new FormValues(task.Values);
        var offer = form.Text("offer") is { Length: > 0 } chosen ? chosen : OrderPricing.NoOffer;
        var memberPercent = MemberPercent(context, set);
        if (offer == OrderPricing.MemberOffer && memberPercent == 0)
            return Refuse(new StimulusRefusal("offer", "payment.no-member-discount"));

        // An order that was paid back is over: what comes now is a new one.
        var before = context.Get(Before) is { Refunded: > 0, Collected: 0 } ? null : context.Get(Before);
        var percent = offer == OrderPricing.MemberOffer ? memberPercent : form.Number("offerPercent");
        var (id, items) = (before?.OrderId ?? context.NewGuid(), form.List<PlanItem>("items"));
        var order = OrderPricing.Price(id, items, offer, percent, form.Number("discountPercent")) with
        {
            Tenders = before?.Tenders ?? [],
            Refunded = before?.Refunded ?? 0,
            ConsultantLimit = context.Get(ConsultantLimit) ?? set.Number(SaleSettings.ConsultantLimit),
            ManagerLimit = context.Get(ManagerLimit) ?? set.Number(SaleSettings.ManagerLimit),
        };
        context.Emit(new OrderPriced(order.OrderId, order.Lines, order.ListTotal, order.DiscountPercent, order.Total));
        context.Set(Order, order);
        return Complete(Priced);
    }

    /// <summary>R-MEM-1: what the client's tier takes off.</summary>
    private decimal MemberPercent(ActivityContext context, SettingValues set) =>
        SaleSettings.OfTier(context.Get(Client)?.Tier) is { } tier ? set.Number(tier) : 0;

    private List<Setting> Needed(ActivityContext context) =>
        [
            SaleSettings.ConsultantLimit,
            SaleSettings.ManagerLimit,
            .. SaleSettings.OfTier(context.Get(Client)?.Tier) is { } tier ? new[] { tier } : [],
        ];

    private StimulusRefusal[] Unreviewed(ActivityContext context, IReadOnlyList<PlanItem> items) =>
        context.Get(AgreedItems) is not { } agreed
            ? []
            :
            [
                .. items
                    .Index()
                    .Where(row =>
                        CategoryNeeds.Of(row.Item.Category, row.Item.DemandsReview).Review
                        && agreed.All(item => item.ItemId != row.Item.ItemId)
                    )
                    .Select(row => new StimulusRefusal($"items[{row.Index}].itemId", "payment.item-needs-review")),
            ];
}

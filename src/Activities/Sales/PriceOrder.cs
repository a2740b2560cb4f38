using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
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
    Outcome(NewItems, "有新项目，先会诊与告知", "New items first", WhereDrawn = true),
    Outcome(NoDeal, "不成交", "No deal", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class PriceOrder : HumanTask
{
    public const string Priced = nameof(Priced);
    public const string NoDeal = nameof(NoDeal);

    /// <summary>Items were written that a doctor or the client has yet to hear of: review and notice come first (P1.6, P1.7).</summary>
    public const string NewItems = nameof(NewItems);

    private const string TierPercent = "tierPercent";
    private const string OpenOrder = "openOrder";
    private const string Held = "held";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>
    /// The order to price again; nothing: the one of this journey that is not paid yet, so that what was collected on it counts.
    /// </summary>
    [Input(Editor.Expression, Name = "原订单", EnglishName = "Order so far")]
    public Input<PricedOrder?> Before { get; init; } = new(null);

    /// <summary>
    /// What a doctor has agreed to: an item that demands a review must be among it. Nothing given: not asked here, the treatment gate asks.
    /// </summary>
    [Input(Editor.Expression, Name = "医生同意的项目", EnglishName = "Items agreed by a doctor")]
    public Input<IReadOnlyList<PlanItem>?> AgreedItems { get; init; } = new(null);

    /// <summary>No item is priced whose risks were not explained in this journey (P1.7): before payment, not after it.</summary>
    [Input(Editor.CheckBox, Name = "先告知后收费", EnglishName = "Notice first")]
    public Input<bool> NoticeFirst { get; init; } = new(false);

    [Input(Editor.Expression, Name = "顾客", EnglishName = "Client")]
    public Input<ClientSummary?> Client { get; init; } = new(null);

    /// <summary>The consultant's own limit in percent; nothing for what the clinic has set (R-PAY-3).</summary>
    [Input(Editor.Number, Name = "顾问折扣上限", EnglishName = "Consultant's limit", Min = 0, Max = 100)]
    public Input<decimal?> ConsultantLimit { get; init; } = new(null);

    /// <summary>The manager's limit in percent; nothing for what the clinic has set (R-PAY-3).</summary>
    [Input(Editor.Number, Name = "经理折扣上限", EnglishName = "Manager's limit", Min = 0, Max = 100)]
    public Input<decimal?> ManagerLimit { get; init; } = new(null);

    /// <summary>All items as they were written, when new ones go to the review and the notice first.</summary>
    [Output(Name = "所写项目", EnglishName = "Items written")]
    public Output<IReadOnlyList<PlanItem>> Written { get; init; } = new();

    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> Order { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Items) is { Count: > 0 } items)
            context.Emit(new ItemsPlanned(items));
        return context.Get(Before) is null ? Ask(new StandingAsked()) : Ask(new SettingsAsked(Needed(context)));
    }

    /// <summary>
    /// Settings are asked when the order is begun, for the form, and again when it is written: what holds then counts. In between: is every
    /// risk explained, does nothing conflict with what is known of the client, does what was performed stay?
    /// </summary>
    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, StandingAsked) => TakeUp(context, ValueJson.To<LedgerStanding>(reply.Facts)?.Open),
            (true, CareAsked { Task: { } task } asked) => Unexplained(asked, task, reply) is { Length: > 0 } open
                ? Refuse(open)
                : Ask(new SafetyAsked(ItemsOf(task), "items", task)),
            (true, SafetyAsked asked) => Checked(context, asked.Task, ValueJson.To<IReadOnlyList<string>>(reply.Facts) ?? []),
            (true, KeepPerformed asked) => Ask(new SettingsAsked(Needed(context), asked.Task)),
            (true, SettingsAsked asked) => Go(context, asked.Task, new SettingValues(reply)),
            _ => base.Answered(context, question, reply),
        };

    private ActivityResult TakeUp(ActivityContext context, PricedOrder? open)
    {
        context.SetLocal(OpenOrder, ValueJson.From(open));
        return Ask(new SettingsAsked(Needed(context)));
    }

    private ActivityResult Go(ActivityContext context, TaskCompleted? written, SettingValues set)
    {
        context.SetLocal(TierPercent, (double)MemberPercent(context, set));
        return written is null ? base.Execute(context) : Price(context, written, set);
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
                ["collected"] = OrderSoFar(context) is { Collected: > 0 } before ? OrderPricing.Text(before.Collected) : null,
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var items = ItemsOf(task);
        if (task.Outcome == NewItems)
            context.Set(Written, items);
        if (task.Outcome != Priced)
            return Complete(task.Outcome);
        if (Unreviewed(context, items) is { Length: > 0 } unreviewed)
            return Refuse(unreviewed);
        return context.Get(NoticeFirst) && CategoryNeeds.Signing(items) is { Count: > 0 } signing
            ? Ask(new CareAsked([CareKinds.Notice], signing, task))
            : Ask(new SafetyAsked(items, "items", task));
    }

    private static IReadOnlyList<PlanItem> ItemsOf(TaskCompleted task) => new FormValues(task.Values).List<PlanItem>("items");

    /// <summary>What was performed stays in an order that is changed.</summary>
    private ActivityResult Keep(ActivityContext context, TaskCompleted task) =>
        Changed(context) is { } before
            ? Ask(new KeepPerformed(before.OrderId, ItemsOf(task), "items", task))
            : Ask(new SettingsAsked(Needed(context), task));

    private ActivityResult Checked(ActivityContext context, TaskCompleted task, IReadOnlyList<string> held)
    {
        if (held.Count == 0)
            return Keep(context, task);
        context.SetLocal(Held, string.Join("\n", held));
        var items = WithoutPrices(ItemsOf(task));
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

        var before = Changed(context);
        var percent = offer == OrderPricing.MemberOffer ? memberPercent : form.Number("offerPercent");
        var (id, items) = (before?.OrderId ?? context.NewGuid(), ItemsOf(task));
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

    private PricedOrder? OrderSoFar(ActivityContext context) =>
        context.Get(Before) ?? ValueJson.To<PricedOrder>(context.GetLocal(OpenOrder));

    /// <summary>The order that is priced again. One that was paid back is over: what comes now is a new one.</summary>
    private PricedOrder? Changed(ActivityContext context) =>
        OrderSoFar(context) is { Refunded: > 0, Collected: 0 } ? null : OrderSoFar(context);

    private static StimulusRefusal[] Unexplained(CareAsked asked, TaskCompleted task, Reply reply)
    {
        var open = CareLacking.Of(reply).At(CareKinds.Notice).Select(place => asked.Items[place]).ToList();
        return
        [
            .. ItemsOf(task)
                .Index()
                .Where(row => open.Contains(row.Item))
                .Select(row => new StimulusRefusal($"items[{row.Index}].itemId", "payment.item-not-explained")),
        ];
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

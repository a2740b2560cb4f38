using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Sales;

/// <summary>Somebody with the right to do so signs an order or sends it back.</summary>
[
    Outcome(Signed, "签批", "Signed"),
    Outcome(Rejected, "退回", "Sent back", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 15)]
public abstract class SignTask : HumanTask
{
    public const string Signed = nameof(Signed);
    public const string Rejected = nameof(Rejected);

    [Input(Editor.Expression, Name = "订单", EnglishName = "Order")]
    public Input<PricedOrder?> Order { get; init; } = new(null);

    protected override TaskRequest Request(ActivityContext context)
    {
        var order = context.Get(Order);
        return new TaskRequest(
            Form: "signature",
            Role: Roles.Manager,
            Values: new Dictionary<string, object?>
            {
                ["lines"] = OrderPricing.Shown(order),
                ["listTotal"] = OrderPricing.Text(order?.ListTotal ?? 0),
                ["offer"] = order?.Offer,
                ["offerPercent"] = order?.OfferPercent,
                ["discountPercent"] = order?.DiscountPercent,
                ["total"] = OrderPricing.Text(order?.Total ?? 0),
            },
            TellsRole: true
        );
    }
}

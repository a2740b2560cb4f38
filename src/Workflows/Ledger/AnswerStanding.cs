using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger;

/// <summary>How a journey stands with its orders, by their rows as they are within the step.</summary>
public sealed class AnswerStanding(CaseFlowDb db) : IAnswer<StandingAsked>
{
    public async Task<Reply> AnswerAsync(StandingAsked question, AskedBy by, CancellationToken cancel)
    {
        var journey = by.Journey.Id;
        var orders = await db.Orders().CurrentAsync(order => order.JourneyId == journey, cancel);
        var open = orders.FirstOrDefault(order => order is { Status: OrderStatus.Priced or OrderStatus.Signed, ReceiptNumber: null });
        return Reply.Yes(
            new LedgerStanding(
                // One that is priced anew after it was paid still has its receipt.
                orders.Any(order => order.ReceiptNumber is not null && order.Paid > order.Refunded),
                open is null ? null : AsPriced(open)
            )
        );
    }

    private static PricedOrder AsPriced(Order order) =>
        new(
            order.Id.Value,
            [
                .. order.Lines.Select(line => new PlanItem(
                    line.ItemId.Value,
                    line.Code,
                    line.Name,
                    line.Category,
                    line.UnitPrice,
                    Area: line.Area,
                    Quantity: line.Quantity
                )),
            ],
            [
                .. order.Lines.Select(line => new PricedLine(
                    line.ItemId.Value,
                    line.Code,
                    line.Name,
                    line.Category,
                    line.Area,
                    line.Quantity,
                    line.UnitPrice,
                    line.Total
                )),
            ],
            order.ListTotal,
            OrderPricing.NoOffer,
            OfferPercent: 0,
            order.DiscountPercent,
            order.Total
        )
        {
            Tenders =
            [
                .. order.Tenders.OrderBy(tender => tender.At).Select(tender => new BookedTender(tender.Key, tender.Kind, tender.Amount)),
            ],
            Refunded = order.Refunded,
        };
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Orders;

public enum OrderStatus
{
    Priced,
    Signed,
    Paid,
    Cancelled,
    Refunded,
}

/// <summary>开单: the priced list of items that the client agreed to. Prices are frozen when it is priced (R-PAY-1).</summary>
public sealed class Order : IOfBranch, IOfJourney
{
    public OrderId Id { get; set; }
    public JourneyId JourneyId { get; set; }
    public Journey? Journey { get; set; }
    public BranchId BranchId { get; set; }
    public OrderStatus Status { get; set; }
    public decimal ListTotal { get; set; }

    /// <summary>Percent off by person's discount, 0 to 100 (R-PAY-3); drugs are never discounted (R-PAY-2).</summary>
    public decimal DiscountPercent { get; set; }
    public decimal Total { get; set; }

    /// <summary>All that tenders brought in; what went back is not taken off.</summary>
    public decimal Paid { get; set; }

    /// <summary>Never more than <see cref="Paid"/> (R-PAY-9).</summary>
    public decimal Refunded { get; set; }
    public string? SignedBy { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
    public string? ReceiptNumber { get; set; }
    public List<OrderLine> Lines { get; } = [];
    public List<Tender> Tenders { get; } = [];
    public long Revision { get; set; }
}

public sealed class OrderLine
{
    public OrderId OrderId { get; set; }
    public int Number { get; set; }
    public PriceItemId ItemId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Category { get; set; }
    public string? Area { get; set; }
    public decimal Quantity { get; set; }
    public decimal UnitPrice { get; set; }
    public decimal Total { get; set; }
}

/// <summary>支付方式: one way of paying a part of an order. Its key makes it one payment however often it is sent (R-PAY-6).</summary>
public sealed class Tender
{
    public OrderId OrderId { get; set; }
    public required string Key { get; set; }
    public required string Kind { get; set; }
    public decimal Amount { get; set; }
    public string? Reference { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
}

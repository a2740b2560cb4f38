using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>What is to become of what was paid and is not done (R-BAL-2).</summary>
public enum BalanceState
{
    /// <summary>Nobody has said yet.</summary>
    Undecided,
    Booked,
    Kept,
    Exchanged,
    RefundAsked,
}

/// <summary>
/// 余项: a line of an order and what became of its money. R-BAL-1, always and to the fen: paid = performed + refunded + balance.
/// </summary>
/// <remarks>Changed by journeys of its client other than the one that sold it; its own revision catches a race.</remarks>
public sealed class BalanceLine : IOfBranch
{
    public OrderId OrderId { get; set; }
    public int Number { get; set; }

    /// <summary>In which it was sold.</summary>
    public JourneyId JourneyId { get; set; }
    public BranchId BranchId { get; set; }
    public ClientId? ClientId { get; set; }
    public PriceItemId ItemId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Category { get; set; }
    public string? Area { get; set; }

    /// <summary>How many sessions or pieces were bought, less those that were given up.</summary>
    public decimal Quantity { get; set; }

    /// <summary>How many of them are done.</summary>
    public decimal Done { get; set; }

    /// <summary>The list price of one, frozen in the order.</summary>
    public decimal UnitPrice { get; set; }

    /// <summary>What one that is not done is worth; the last takes the rest.</summary>
    public decimal Each { get; set; }
    public decimal Paid { get; set; }
    public decimal Performed { get; set; }
    public decimal Refunded { get; set; }

    /// <summary>There is a balance; kept, so that lists can ask for it.</summary>
    public bool IsOpen { get; set; }
    public BalanceState State { get; set; }

    /// <summary>Who sees to it; null: the lead.</summary>
    public PersonId? OwnerId { get; set; }

    /// <summary>When it is seen to next, in the branch's calendar.</summary>
    public DateOnly? Date { get; set; }
    public string? Note { get; set; }

    /// <summary>Who said so last, and when.</summary>
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>When something of it was paid first.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When a journey was wanted that sees to it (P15); null: none does.</summary>
    public DateTimeOffset? WantedAt { get; set; }

    /// <summary>That journey's instance, once it runs.</summary>
    public Guid? SeenToBy { get; set; }
    public long Revision { get; set; }

    public decimal Balance => Paid - Performed - Refunded;

    /// <summary>What is still to be done.</summary>
    public decimal Left => Quantity - Done;

    public bool IsDecided => State != BalanceState.Undecided && Date is not null;

    public string Title => Area is { Length: > 0 } area ? $"{Name}（{area}）" : Name;

    /// <summary>Nobody performs it: it is handed over with the receipt.</summary>
    public bool IsGoods => Category is "drug" or "retail";

    /// <summary>
    /// What is paid back when the client gives up the rest: of an item of which nothing is done what was paid for it, of a course what was
    /// paid less the sessions that are done at the single price, not below 0 (R-CRS-3); of goods, which may come back, what was paid.
    /// </summary>
    public decimal Refundable =>
        IsGoods ? Paid - Refunded
        : Done <= 0 || Left <= 0 ? Balance
        : Math.Clamp(Paid - Refunded - Done * UnitPrice, 0, Paid - Refunded);

    /// <summary>What it is worth from now on; what is done already stays worth what it was.</summary>
    public void Revalue(decimal paid)
    {
        Paid = paid;
        if (Left <= 0)
            Performed = Paid - Refunded;
        Settle();
    }

    /// <summary>So many more are done.</summary>
    /// <returns>How many there were to do.</returns>
    public decimal Perform(decimal quantity)
    {
        var now = Math.Min(quantity, Left);
        if (now <= 0)
            return 0;
        Done += now;
        Performed += Left <= 0 ? Balance : Math.Min(Balance, BalanceShares.FenDown(Each * now));
        IsOpen = Balance > 0;
        return now;
    }

    /// <summary>Goods that were handed over come back, since their order is changed.</summary>
    public void TakeBack()
    {
        (Done, Performed) = (0, 0);
        Settle();
    }

    /// <summary>
    /// The client gave up the rest of it: nothing is left to do, and what is done is worth all that stayed (R-CRS-3).
    /// </summary>
    public void GiveUp(decimal refunded = 0)
    {
        Refunded += refunded;
        Performed = Paid - Refunded;
        Quantity = Done;
        Settle();
    }

    /// <summary>A part goes back, and the rest is still to be done.</summary>
    public void GiveBack(decimal refunded)
    {
        Refunded += refunded;
        if (Balance < 0)
            Performed += Balance;
        Settle();
    }

    private void Settle()
    {
        Each = Left > 0 ? BalanceShares.FenDown(Balance / Left) : 0;
        IsOpen = Balance > 0;
    }
}

public static class BalanceTables
{
    public static DbSet<BalanceLine> BalanceLines(this CaseFlowDb db) => db.Set<BalanceLine>();

    /// <summary>What was sold in this journey, and what its client has from others, as it is within the unit of work.</summary>
    public static Task<IReadOnlyList<BalanceLine>> OfAsync(
        this DbSet<BalanceLine> lines,
        JourneyId journey,
        ClientId? client,
        CancellationToken cancel
    ) => lines.CurrentAsync(row => row.JourneyId == journey || (client != null && row.ClientId == client), cancel);
}

public sealed class BalanceLineConfiguration : IEntityTypeConfiguration<BalanceLine>
{
    public void Configure(EntityTypeBuilder<BalanceLine> line)
    {
        line.ToTable("BalanceLines");
        line.HasKey(row => new { row.OrderId, row.Number });
        line.Property(row => row.Number).ValueGeneratedNever();
        line.Property(row => row.Revision).IsConcurrencyToken();
        line.Ignore(row => row.Balance).Ignore(row => row.Left).Ignore(row => row.Title);
        line.Ignore(row => row.Refundable).Ignore(row => row.IsGoods).Ignore(row => row.IsDecided);
        line.HasOne<Order>().WithMany().HasForeignKey(row => row.OrderId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(row => row.JourneyId);
        line.HasIndex(row => new { row.ClientId, row.IsOpen });
        line.HasIndex(row => new { row.BranchId, row.Date }).HasFilter("\"IsOpen\"");
    }
}

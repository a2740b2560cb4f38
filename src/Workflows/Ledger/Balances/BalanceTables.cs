using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Ledger.Balances;

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

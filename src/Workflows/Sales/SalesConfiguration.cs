using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Sales.Prices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Sales;

public sealed class OrderConfiguration : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("Orders");
        order.Property(row => row.Id).ValueGeneratedNever();
        order.Property(row => row.Revision).IsConcurrencyToken();
        order.HasOne(row => row.Journey).WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
        order.HasIndex(row => row.JourneyId);
        order.HasIndex(row => new { row.CreatedAt, row.BranchId });
        order.HasIndex(row => new { row.BranchId, row.ReceiptNumber }).IsUnique().HasFilter("\"ReceiptNumber\" IS NOT NULL");
        order.OwnsMany(
            row => row.Lines,
            line =>
            {
                line.ToTable("OrderLines");
                line.WithOwner().HasForeignKey(row => row.OrderId);
                line.HasKey(row => new { row.OrderId, row.Number });
                line.Property(row => row.Number).ValueGeneratedNever();
            }
        );
        order.OwnsMany(
            row => row.Tenders,
            tender =>
            {
                tender.ToTable("Tenders");
                tender.WithOwner().HasForeignKey(row => row.OrderId);
                tender.HasKey(row => new { row.OrderId, row.Key }); // R-PAY-6
            }
        );
    }
}

public sealed class PriceItemConfiguration : IEntityTypeConfiguration<PriceItem>
{
    public void Configure(EntityTypeBuilder<PriceItem> item)
    {
        item.ToTable("PriceItems");
        item.Property(row => row.Id).ValueGeneratedNever();
        item.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(row => new { row.BranchId, row.Code }).IsUnique();
        item.HasIndex(row => new { row.Rank, row.BranchId });
        item.Property(row => row.Revision).IsConcurrencyToken();
        item.OwnsMany(
            row => row.Prices,
            price =>
            {
                price.ToTable("ItemPrices");
                price.WithOwner().HasForeignKey(row => row.ItemId);
                price.HasKey(row => new { row.ItemId, row.From });
            }
        );
    }
}

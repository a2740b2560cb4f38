using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Sales.Prices;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Sales;

/// <summary>The tables of this room.</summary>
public static class SalesTables
{
    public static DbSet<PriceItem> PriceItems(this CaseFlowDb db) => db.Set<PriceItem>();

    public static DbSet<ItemCategory> ItemCategories(this CaseFlowDb db) => db.Set<ItemCategory>();

    public static DbSet<Order> Orders(this CaseFlowDb db) => db.Set<Order>();
}

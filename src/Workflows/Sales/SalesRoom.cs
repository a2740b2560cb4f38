using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Sales.Categories;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Sales.Tables;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Sales;

/// <summary>What is offered at which price, and what was ordered.</summary>
public sealed class SalesRoom : Room
{
    public const string ReadPrices = "prices.read";
    public const string ReadOrders = "orders.read";
    public const string ManagePrices = "prices.manage";

    private static readonly string[] OrderReaders =
    [
        Roles.Consultant,
        Roles.Cashier,
        Roles.Manager,
        Roles.Finance,
        Roles.OperationsDirector,
        Roles.Auditor,
        Roles.Admin,
    ];

    public override IReadOnlyList<Permission> Permissions { get; } =
    [new(ReadPrices, Roles.All), new(ReadOrders, OrderReaders), new(ManagePrices, Roles.Manager, Roles.Admin)];

    public override ChartWords Chart { get; } =
        new()
        {
            Cover =
            [
                "order",
                "orderResult",
                "openOrder",
                "lines",
                "total",
                "listTotal",
                "collected",
                "amountDue",
                "discountPercent",
                "memberPercent",
                "offerPercent",
                "offer",
                "offerCode",
            ],
        };

    public override IReadOnlyList<Setting> Settings => SaleSettings.All;

    public override void AddServices(IServiceCollection services) =>
        services
            .AddScoped<OrderBook>()
            .AddScoped<PriceBook>()
            .AddScoped<CategoryBook>()
            .AddScoped<UndoPrices>()
            .AddScoped<ITable, PriceTable>()
            .AddScoped<IVisitNeed, PriceNeed>()
            .AddScoped<IVisitNeed, ConsentNeed>()
            .AddSingleton<IFieldType, PriceItemsField>()
            .AddSingleton<IFieldType, PriceItemField>();
}

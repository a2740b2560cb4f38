namespace CaseFlow.Workflows.Sales.Prices;

/// <summary>The field types that form files may name because there is something to sell.</summary>
public static class SaleFieldTypes
{
    public const string PriceItems = "priceItems";
    public const string Tenders = "tenders";
}

/// <summary>What the rows of these fields hold.</summary>
public static class SaleRows
{
    public const string ItemId = "itemId";

    /// <summary>Names one payment (R-PAY-6).</summary>
    public const string Key = "key";

    /// <summary>A field type of its own, for these rows only: the id of something on the branch's price list.</summary>
    public const string PriceItemType = "priceItem";
}

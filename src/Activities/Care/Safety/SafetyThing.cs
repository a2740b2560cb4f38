using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Care.Safety;

/// <summary>Something that a client may get, and that may not agree with what is known of their body (R-SAFE-4).</summary>
/// <param name="Kind">One of the words below.</param>
/// <param name="Key">An item's id, a product's name as it was typed or scanned, an anaesthetic's code.</param>
/// <param name="Field">Where in a form it stands; empty: in none.</param>
public sealed record SafetyThing(string Kind, string Key, string Name, string? Category = null, string Field = "")
{
    public const string Item = "item";
    public const string Product = "product";
    public const string Anaesthetic = "anaesthetic";

    /// <summary>The cream that an item's minutes stand for (R-TRE-3).</summary>
    public const string Topical = "topical";

    /// <param name="field">The list of the form that they stand in; null: in none.</param>
    public static IReadOnlyList<SafetyThing> Of(IEnumerable<PlanItem> items, string? field = null) =>
        [
            .. items
                .Index()
                .SelectMany(row =>
                {
                    var place = field is null ? "" : $"{field}[{row.Index}].itemId";
                    var item = new SafetyThing(Item, row.Item.ItemId.ToString(), row.Item.Name, row.Item.Category, place);
                    return row.Item.AnaestheticMinutes > 0 ? [item, OfAnaesthetic(Topical, place)] : new[] { item };
                }),
        ];

    public static SafetyThing OfAnaesthetic(string code, string field = "") => new(Anaesthetic, code, code, Field: field);

    public static SafetyThing OfProduct(string name, string field) => new(Product, name, name, Field: field);
}

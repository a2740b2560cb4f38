namespace CaseFlow.Activities.Common;

/// <summary>
/// One thing that the client may get, as a form's <c>priceItems</c> field gives it: filled up from the price list in force.
/// </summary>
/// <param name="UnitPrice">CNY; null where the form shows no prices (P1.6).</param>
/// <param name="DemandsReview">Needs an expert review before it is sold.</param>
/// <param name="AnaestheticMinutes">How long the topical anaesthetic takes (R-TRE-3); 0 for none.</param>
public sealed record PlanItem(
    Guid ItemId,
    string Code,
    string Name,
    string Category,
    decimal? UnitPrice = null,
    bool DemandsReview = false,
    int AnaestheticMinutes = 0,
    string? Area = null,
    decimal Quantity = 1
)
{
    public const string Injection = "injection";
    public const string Laser = "laser";
    public const string Surgery = "surgery";
    public const string Drug = "drug";

    public string? Unit { get; init; }

    /// <summary>The same item in the same area, not more of it.</summary>
    public bool IsAmong(IReadOnlyList<PlanItem> others) =>
        others.Any(other => other.ItemId == ItemId && other.Area == Area && other.Quantity >= Quantity);

    /// <summary>The item with its area, as people read it.</summary>
    public static string Title(PlanItem item) => item.Area is { Length: > 0 } area ? $"{item.Name}（{area}）" : item.Name;

    /// <summary>As a line of text, for the forms that name what they are about.</summary>
    public static string Shown(IEnumerable<PlanItem> items) => string.Join("、", items.Select(Title));
}

/// <summary>R-CAT-1: what the gate asks for an item by its category alone. A category that is not known asks for nothing.</summary>
/// <param name="Review">A doctor agrees; an item may demand it where its category does not.</param>
/// <param name="Signed">Notice and consent.</param>
public sealed record CategoryNeeds(bool Review, bool Signed, bool PhotosBefore)
{
    private static readonly CategoryNeeds Nothing = new(Review: false, Signed: false, PhotosBefore: false);

    private static readonly Dictionary<string, CategoryNeeds> Table = new()
    {
        [PlanItem.Injection] = new(Review: true, Signed: true, PhotosBefore: true),
        [PlanItem.Laser] = new(Review: false, Signed: true, PhotosBefore: true),
        [PlanItem.Surgery] = new(Review: true, Signed: true, PhotosBefore: true),
    };

    /// <summary>Those of them that need notice and consent.</summary>
    public static IReadOnlyList<PlanItem> Signing(IReadOnlyList<PlanItem> items) => [.. items.Where(item => Of(item.Category).Signed)];

    /// <param name="demandsReview">The item's own row asks for a review: it may ask for more than its category, never for less.</param>
    public static CategoryNeeds Of(string category, bool demandsReview = false)
    {
        var needs = Table.GetValueOrDefault(category, Nothing);
        return demandsReview ? needs with { Review = true } : needs;
    }
}

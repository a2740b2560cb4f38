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
}

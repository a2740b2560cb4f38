namespace CaseFlow.Activities.Common;

/// <summary>R-CAT-1: what an item of a category needs before and after it is performed. A category that is not known needs nothing.</summary>
/// <param name="Signed">Notice and consent.</param>
/// <param name="Treatment">The kind of treatment that performs it; null: handed over.</param>
public sealed record CategoryNeeds(bool Signed, bool PhotosBefore, bool PhotosAfter, string? Treatment)
{
    private static readonly CategoryNeeds Nothing = new(Signed: false, PhotosBefore: false, PhotosAfter: false, Treatment: null);

    private static readonly Dictionary<string, CategoryNeeds> Table = new()
    {
        [PlanItem.Injection] = new(Signed: true, PhotosBefore: true, PhotosAfter: true, PlanItem.Injection),
        [PlanItem.Laser] = new(Signed: true, PhotosBefore: true, PhotosAfter: false, PlanItem.Laser),
        [PlanItem.Surgery] = new(Signed: true, PhotosBefore: true, PhotosAfter: false, PlanItem.Surgery),
    };

    public static CategoryNeeds Of(string category) => Table.GetValueOrDefault(category, Nothing);
}

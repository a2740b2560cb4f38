namespace CaseFlow.Workflows.Clients.Facts;

/// <summary>What a medical fact can be about (R-SAFE-1), in the order in which it is shown. Stored: a name never changes.</summary>
public static class FactKinds
{
    public const string Allergy = "allergy";
    public const string Illness = "illness";
    public const string Operation = "operation";
    public const string Medicine = "medicine";
    public const string Implant = "implant";
    public const string Pregnancy = "pregnancy";
    public const string Keloid = "keloid";

    public static readonly IReadOnlyList<string> All = [Allergy, Illness, Medicine, Pregnancy, Keloid, Implant, Operation];

    public static int PlaceOf(string kind) => All.TakeWhile(one => one != kind).Count();
}

/// <summary>Where a fact is from. Stored: a name never changes.</summary>
public static class FactSources
{
    /// <summary>A form of a visit, filled with the client.</summary>
    public const string Visit = "visit";

    /// <summary>The client's page, by somebody who has the client before them.</summary>
    public const string Desk = "desk";

    /// <summary>Told at a distance: a booking, a call.</summary>
    public const string Told = "told";

    /// <summary>The list of allergies of a time before facts were kept one by one.</summary>
    public const string Earlier = "earlier";
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Sales.Prices;

public static class PriceCategory
{
    public const string Injection = "injection";
    public const string Laser = "laser";
    public const string Surgery = "surgery";
    public const string SkinCare = "skin-care";
    public const string Drug = "drug";

    public static readonly IReadOnlyList<string> All = [Injection, Laser, Surgery, SkinCare, Drug];
}

/// <summary>Something that can be sold, with its list price in force.</summary>
public sealed class PriceItem : IReadByTrials
{
    public PriceItemId Id { get; set; }
    public BranchId BranchId { get; set; }
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }
    public required string Category { get; set; }
    public required string Unit { get; set; }

    /// <summary>CNY.</summary>
    public decimal Price { get; set; }

    /// <summary>Needs an expert review before it is sold (P1.6).</summary>
    public bool DemandsReview { get; set; }

    /// <summary>Topical anaesthetic's minutes (R-TRE-3); 0 for none.</summary>
    public int AnaestheticMinutes { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Position in lists.</summary>
    public int Rank { get; set; }
}

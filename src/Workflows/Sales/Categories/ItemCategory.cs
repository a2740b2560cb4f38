using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Sales.Categories;

/// <summary>The categories that a clinic begins with. Procedures and pricing know some of them by their codes.</summary>
public static class PriceCategory
{
    public const string Injection = "injection";
    public const string Laser = "laser";
    public const string Surgery = "surgery";
    public const string SkinCare = "skin-care";

    /// <summary>Sold without any discount.</summary>
    public const string Drug = "drug";

    public static readonly IReadOnlyList<string> All = [Injection, Laser, Surgery, SkinCare, Drug];
}

/// <summary>What kind of thing is sold; for all branches, so that reports add up.</summary>
public sealed class ItemCategory
{
    /// <summary>Stored with items, orders and procedures: it never changes.</summary>
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

    /// <summary>Position in lists.</summary>
    public int Rank { get; set; }

    /// <summary>False: not offered any more; what has it keeps it.</summary>
    public bool IsActive { get; set; } = true;
    public long Revision { get; set; }
}

public sealed class ItemCategoryConfiguration : IEntityTypeConfiguration<ItemCategory>
{
    public void Configure(EntityTypeBuilder<ItemCategory> category)
    {
        category.ToTable("ItemCategories");
        category.HasKey(row => row.Code);
        category.Property(row => row.Revision).IsConcurrencyToken();
    }
}

using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>成分: what an item, or an anaesthetic, contains or works with (R-SAFE-8, 10). A name decides nothing.</summary>
public sealed class SafetyContent
{
    /// <summary>See <see cref="ThingKey"/>.</summary>
    public required string Kind { get; set; }
    public required string Key { get; set; }

    /// <summary>Substances, and means such as radio-frequency, in either language.</summary>
    public List<string> Contains { get; set; } = [];
    public long Revision { get; set; }
}

public sealed class SafetyContentConfiguration : IEntityTypeConfiguration<SafetyContent>
{
    public void Configure(EntityTypeBuilder<SafetyContent> content)
    {
        content.ToTable("SafetyContents");
        content.HasKey(row => new { row.Kind, row.Key });
        content.Property(row => row.Contains).Metadata.SetValueComparer(new TextsComparer());
        content.Property(row => row.Revision).IsConcurrencyToken();
    }
}

/// <summary>The tables of medical conflicts.</summary>
public static class SafetyTables
{
    public static DbSet<MedicalConflict> MedicalConflicts(this CaseFlowDb db) => db.Set<MedicalConflict>();

    public static DbSet<PlannedItem> PlannedItems(this CaseFlowDb db) => db.Set<PlannedItem>();

    public static DbSet<SafetyChange> SafetyChanges(this CaseFlowDb db) => db.Set<SafetyChange>();

    public static DbSet<SafetyContent> SafetyContents(this CaseFlowDb db) => db.Set<SafetyContent>();
}

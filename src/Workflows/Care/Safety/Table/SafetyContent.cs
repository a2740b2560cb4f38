using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety.Table;

/// <summary>成分: what an item, a product or drug, or an anaesthetic contains or works with (R-SAFE-8, 10). A name decides nothing.</summary>
public sealed class SafetyContent
{
    /// <summary>One of the kinds of <see cref="Activities.Care.Safety.SafetyThing"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>An item's id, a product's name as <see cref="SafetyWords.Sought"/> has it, an anaesthetic's code.</summary>
    public required string Key { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }

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

using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Texts;

/// <summary>
/// One version of a text of the clinic (R-SET-8). What it says is never changed: a change is the next version, and this one stays readable
/// for ever.
/// </summary>
public sealed class TextVersion
{
    /// <summary>One of <see cref="TextKind.All"/>.</summary>
    public required string Kind { get; set; }
    public required string Key { get; set; }

    /// <summary>From 1 without gaps; of a text that is shipped the first is the shipped one, which is no row.</summary>
    public int Number { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }
    public required string Chinese { get; set; }
    public required string English { get; set; }

    /// <summary>Of a message; one of <see cref="MessagePurpose.All"/>.</summary>
    public string? Purpose { get; set; }

    /// <summary>Of a message: so long after it was wanted it is still worth sending (R-MSG-9).</summary>
    public int? UsefulHours { get; set; }

    /// <summary>Of an instruction: the role that answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>Of an instruction: the day by which its owner looks at it again (R-SET-9).</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The first day on which it is in force, as branches count days.</summary>
    public DateOnly ValidFrom { get; set; }
    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>Null: it was shipped.</summary>
    public PersonId? WrittenById { get; set; }
    public required string WrittenBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public long Revision { get; set; }

    public bool IsWaiting => Kind == TextKind.Consent && ApprovedAt is null && WithdrawnAt is null;

    public bool MayHold => WithdrawnAt is null && !IsWaiting;

    /// <summary>As answers name it; stored.</summary>
    public string Mark => $"{Key}@{Number}";

    public SetupSubject AsSubject() => new(SetupSubject.Text, $"{Kind}/{Key}", Name, null);

    public object State() =>
        new
        {
            Number,
            Name,
            EnglishName,
            Chinese,
            English,
            Purpose,
            UsefulHours,
            Owner,
            ReviewOn,
            ValidFrom,
            ApprovedBy,
            WithdrawnBy,
        };
}

public sealed class TextVersionConfiguration : IEntityTypeConfiguration<TextVersion>
{
    public void Configure(EntityTypeBuilder<TextVersion> text)
    {
        text.ToTable("TextVersions");
        text.HasKey(row => new
        {
            row.Kind,
            row.Key,
            row.Number,
        });
        text.Property(row => row.Revision).IsConcurrencyToken();
        text.Ignore(row => row.IsWaiting);
        text.Ignore(row => row.MayHold);
        text.Ignore(row => row.Mark);
    }
}

/// <summary>The table of texts.</summary>
public static class TextTables
{
    public static DbSet<TextVersion> TextVersions(this CaseFlowDb db) => db.Set<TextVersion>();
}

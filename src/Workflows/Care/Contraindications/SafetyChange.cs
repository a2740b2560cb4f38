using System.Text.Json;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Contraindications;

/// <summary>
/// A change of the conflict table or of what something contains, which waits for a doctor as second person (R-SAFE-8). What was approved
/// last for a key counts; all of them are kept.
/// </summary>
public sealed class SafetyChange
{
    public const string Rule = "rule";
    public const string Content = "content";
    public const string Approved = "approved";
    public const string Refused = "refused";

    /// <summary>Taken back by who asked.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Made of part, key and number: two who ask at once cannot both.</summary>
    public Guid Id { get; set; }

    /// <summary>What is changed: <see cref="Rule"/> or <see cref="Content"/>.</summary>
    public required string Part { get; set; }

    /// <summary>A rule's code; a content's kind and name with a colon between.</summary>
    public required string Key { get; set; }

    /// <summary>1, 2, 3, ... for each key.</summary>
    public int Number { get; set; }

    /// <summary>JSON: as it shall be, a <see cref="SafetyRule"/> or a <see cref="ContentValue"/>.</summary>
    public required string Value { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset At { get; set; }
    public PersonId ById { get; set; }
    public required string By { get; set; }

    /// <summary>One of the words above; null while it waits.</summary>
    public string? Decision { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedWhy { get; set; }
    public long Revision { get; set; }

    public T Read<T>() => JsonSerializer.Deserialize<T>(Value, JsonSerializerOptions.Web)!;
}

/// <param name="Keys">Of the things that contain it: items of one code, a product, an anaesthetic.</param>
/// <param name="Name">As people know it.</param>
public sealed record ContentValue(string Kind, IReadOnlyList<string> Keys, string Name, IReadOnlyList<string> Contains);

public sealed class SafetyChangeConfiguration : IEntityTypeConfiguration<SafetyChange>
{
    public void Configure(EntityTypeBuilder<SafetyChange> change)
    {
        change.ToTable("SafetyChanges");
        change.Property(row => row.Id).ValueGeneratedNever();
        change.Property(row => row.Revision).IsConcurrencyToken();
        change.HasIndex(row => new { row.Part, row.Key });
    }
}

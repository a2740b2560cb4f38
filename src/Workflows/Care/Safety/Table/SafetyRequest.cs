using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety.Table;

/// <summary>A change of the safety table that waits for a doctor as second person (R-SAFE-8); kept when it was decided.</summary>
public sealed class SafetyRequest
{
    public const string Rule = "rule";
    public const string Content = "content";
    public const string Approved = "approved";
    public const string Refused = "refused";

    /// <summary>Taken back by who asked.</summary>
    public const string Withdrawn = "withdrawn";

    public Guid Id { get; set; }

    /// <summary>What is changed: <see cref="Rule"/> or <see cref="Content"/>.</summary>
    public required string Part { get; set; }

    /// <summary>A rule's code; a content's kind and key with a colon between.</summary>
    public required string Key { get; set; }
    public required string Name { get; set; }

    /// <summary>JSON: as it is now; null: it is new.</summary>
    public string? Before { get; set; }

    /// <summary>JSON: as it shall be.</summary>
    public required string After { get; set; }
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
}

public sealed class SafetyRequestConfiguration : IEntityTypeConfiguration<SafetyRequest>
{
    public void Configure(EntityTypeBuilder<SafetyRequest> request)
    {
        request.ToTable("SafetyRequests");
        request.Property(row => row.Id).ValueGeneratedNever();
        request.Property(row => row.Revision).IsConcurrencyToken();
    }
}

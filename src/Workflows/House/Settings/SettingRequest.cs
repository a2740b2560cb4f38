using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Settings;

/// <summary>A change that somebody asked for and that waits for a second person (R-SET-10); kept when it was decided.</summary>
public sealed class SettingRequest
{
    public const string Approved = "approved";
    public const string Refused = "refused";

    /// <summary>Taken back by who asked.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The setting's key.</summary>
    public required string Name { get; set; }

    /// <summary>1, 2, 3, ... for each name.</summary>
    public int Number { get; set; }
    public required string Value { get; set; }
    public DateTimeOffset At { get; set; }
    public PersonId ById { get; set; }
    public required string By { get; set; }
    public string? Reason { get; set; }

    /// <summary>One of the words above; null while it waits.</summary>
    public string? Decision { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public long Revision { get; set; }
}

public sealed class SettingRequestConfiguration : IEntityTypeConfiguration<SettingRequest>
{
    public void Configure(EntityTypeBuilder<SettingRequest> request)
    {
        request.ToTable("SettingRequests");
        request.HasKey(row => new { row.Name, row.Number });
        request.Property(row => row.Revision).IsConcurrencyToken();
    }
}

using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>
/// Something that the treatment gate asks for was done with the client (R-TRE-1): a review, a notice, a consent, photos. Written once, by
/// the step that did it, and never changed.
/// </summary>
public sealed class CareRecord : IOfBranch, IOfJourney
{
    public Guid Id { get; set; }
    public BranchId BranchId { get; set; }
    public ClientId? ClientId { get; set; }
    public JourneyId JourneyId { get; set; }

    /// <summary>One of <see cref="Activities.Care.Records.CareKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>For which item of the price list; null: for all of the journey.</summary>
    public PriceItemId? ItemId { get; set; }
    public string? Area { get; set; }

    /// <summary>Which texts were shown, with their versions.</summary>
    public string Texts { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>Id of the person.</summary>
    public required string By { get; set; }
}

public sealed class CareRecordConfiguration : IEntityTypeConfiguration<CareRecord>
{
    public void Configure(EntityTypeBuilder<CareRecord> record)
    {
        record.ToTable("CareRecords");
        record.Property(row => row.Id).ValueGeneratedNever();
        record.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        record.HasIndex(row => row.JourneyId);
        record.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The tables of this room.</summary>
public static class CareTables
{
    public static DbSet<CareRecord> CareRecords(this CaseFlowDb db) => db.Set<CareRecord>();
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Clients.Merging;

public enum MergeState
{
    /// <summary>Somebody says that two files are one person's; nothing has changed yet.</summary>
    Requested,
    Confirmed,
    Refused,
    Undone,
}

/// <summary>Two files of one person, made one (R-ID-3): asked for by one, confirmed by another, undone while nothing followed.</summary>
public sealed class ClientMerge : IOfBranch
{
    public Guid Id { get; set; }
    public BranchId BranchId { get; set; }
    public ClientId SurvivorId { get; set; }
    public ClientId MergedId { get; set; }
    public MergeState State { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset RequestedAt { get; set; }
    public PersonId RequestedById { get; set; }
    public required string RequestedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>Why it was refused or undone.</summary>
    public string? DecidedWhy { get; set; }

    /// <summary>JSON: the rows that changed hands, and the survivor as it was, for who undoes it.</summary>
    public string Before { get; set; } = "{}";

    /// <summary>The survivor's revision after the merge: another one says that something followed.</summary>
    public long SurvivorRevision { get; set; }
    public long Revision { get; set; }
}

public sealed class ClientMergeConfiguration : IEntityTypeConfiguration<ClientMerge>
{
    public void Configure(EntityTypeBuilder<ClientMerge> merge)
    {
        merge.ToTable("ClientMerges");
        merge.Property(row => row.Id).ValueGeneratedNever();
        merge.Property(row => row.Revision).IsConcurrencyToken();
        merge.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne<Client>().WithMany().HasForeignKey(row => row.SurvivorId).OnDelete(DeleteBehavior.Restrict);
        merge.HasOne<Client>().WithMany().HasForeignKey(row => row.MergedId).OnDelete(DeleteBehavior.Restrict);
    }
}

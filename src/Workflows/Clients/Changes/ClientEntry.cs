using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>
/// One line of a client's own history, journey or not (R-ID-2): who, in which role, what was so before and after. Chained by SHA-256; only
/// added to (R-PRI-2).
/// </summary>
public sealed class ClientEntry : IOfBranch
{
    public const string Registered = "ClientRegistered";
    public const string Changed = "ClientChanged";

    /// <summary>Medical facts were added, confirmed, ended or refuted, and nothing else was changed.</summary>
    public const string FactsChanged = "ClientFactsChanged";

    /// <summary>The survivor's word; the file that was merged into it says <see cref="MergedInto"/>.</summary>
    public const string Merged = "ClientMerged";
    public const string MergedInto = "ClientMergedInto";
    public const string MergeUndone = "ClientMergeUndone";

    public ClientId ClientId { get; set; }

    /// <summary>From 1 without gaps.</summary>
    public long Seq { get; set; }
    public BranchId BranchId { get; set; }
    public DateTimeOffset At { get; set; }
    public required string Type { get; set; }
    public PersonId? ActorId { get; set; }

    /// <summary>The person's name at that time, or the worker's.</summary>
    public required string Actor { get; set; }
    public string? Role { get; set; }

    /// <summary>
    /// Which revision of the client it led to. Not called Revision: an entry has none of its own, and the commit would count it.
    /// </summary>
    public long ClientRevision { get; set; }

    /// <summary>A <see cref="ClientEntryData"/> as JSON; numbers whole, whoever shows them masks.</summary>
    public string Data { get; set; } = "{}";

    /// <summary>Lower-case hex SHA-256 over the previous entry's hash and this entry's content.</summary>
    public required string Hash { get; set; }
}

public sealed class ClientEntryConfiguration : IEntityTypeConfiguration<ClientEntry>
{
    public void Configure(EntityTypeBuilder<ClientEntry> entry)
    {
        entry.ToTable("ClientHistory");
        entry.HasKey(row => new { row.ClientId, row.Seq });
        entry.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        entry.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

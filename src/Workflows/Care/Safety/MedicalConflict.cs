using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety;

public enum ConflictState
{
    /// <summary>A doctor's task (R-SAFE-4).</summary>
    Open,

    /// <summary>A doctor found that it may be used all the same.</summary>
    Cleared,

    /// <summary>Something else is used instead.</summary>
    Changed,
    Postponed,
    Refused,

    /// <summary>What it rested on is gone, or nobody wants to use it any more (R-SAFE-10).</summary>
    Ended,
}

/// <summary>医疗冲突: facts of a client that speak against one thing. Each set of facts is decided by itself (R-SAFE-6).</summary>
public sealed class MedicalConflict : IOfBranch
{
    /// <summary>Made of what it is about and which time it is: two who find it at once find one.</summary>
    public Guid Id { get; set; }
    public ClientId ClientId { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>See <see cref="ThingKey"/>.</summary>
    public required string Kind { get; set; }
    public required string Key { get; set; }
    public required string Name { get; set; }
    public required string EnglishName { get; set; }
    public bool IsStop { get; set; }

    /// <summary>Codes of the rules that say so.</summary>
    public List<string> Rules { get; set; } = [];

    /// <summary>What it rests on, each as <see cref="FactRef.ToString"/>.</summary>
    public List<string> Facts { get; set; } = [];

    /// <summary>The same as <see cref="FactRef.KeyOf"/>.</summary>
    public required string FactsKey { get; set; }
    public ConflictState State { get; set; }
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>The client's journey in which it was found; null: beside any.</summary>
    public JourneyId? FoundIn { get; set; }

    /// <summary>Where the doctor's task is; null until it is made.</summary>
    public JourneyId? AskedIn { get; set; }

    /// <summary>When a doctor decided, or it ended.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? Reason { get; set; }

    /// <summary>What is used instead.</summary>
    public string? Instead { get; set; }

    /// <summary>The decision counts before this day; then it is looked at again.</summary>
    public DateOnly? Until { get; set; }
    public long Revision { get; set; }

    public bool IsOpen => State == ConflictState.Open;

    public ThingKey Thing => new(Kind, Key);

    /// <summary>Nobody has said that it may be used.</summary>
    public bool Holds => State is not (ConflictState.Cleared or ConflictState.Ended);

    public bool IsInForce(DateOnly today) => IsOpen || (State != ConflictState.Ended && today < Until);
}

public sealed class MedicalConflictConfiguration : IEntityTypeConfiguration<MedicalConflict>
{
    public void Configure(EntityTypeBuilder<MedicalConflict> conflict)
    {
        conflict.ToTable("MedicalConflicts");
        conflict.Property(row => row.Id).ValueGeneratedNever();
        conflict.Property(row => row.Rules).Metadata.SetValueComparer(new TextsComparer());
        conflict.Property(row => row.Facts).Metadata.SetValueComparer(new TextsComparer());
        conflict.Property(row => row.Revision).IsConcurrencyToken();
        conflict.HasIndex(row => new { row.State, row.BranchId });
        conflict.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        conflict.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

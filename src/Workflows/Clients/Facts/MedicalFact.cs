using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Clients.Facts;

public enum FactState
{
    Active,

    /// <summary>Told at a distance, or the client is not sure any more: it counts like an active one until somebody knows.</summary>
    Unconfirmed,

    /// <summary>It was so, and is over.</summary>
    Ended,

    /// <summary>A doctor found that it never was so.</summary>
    Refuted,
}

/// <summary>病史: one thing that is known of a client's body (R-SAFE-1). Never overwritten and never taken away.</summary>
public sealed class MedicalFact : IOfBranch
{
    public Guid Id { get; set; }
    public ClientId ClientId { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>One of <see cref="FactKinds.All"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>A <see cref="FactTerms">term</see>, or as it was told. Two are the same by <see cref="FactText.Sought"/>.</summary>
    public required string Text { get; set; }

    /// <summary>Dose, place, what happened.</summary>
    public string? Note { get; set; }
    public FactState State { get; set; }

    /// <summary>The day of an operation, the beginning of an illness; null: nobody said.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Where it is from: one of <see cref="FactSources"/>.</summary>
    public required string Source { get; set; }
    public JourneyId? JourneyId { get; set; }
    public DateTimeOffset LearnedAt { get; set; }
    public required string LearnedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? ConfirmedBy { get; set; }
    public DateOnly? EndedOn { get; set; }

    /// <summary>Why it ended or was refuted.</summary>
    public string? Reason { get; set; }
    public long Revision { get; set; }

    public bool IsLive => State is FactState.Active or FactState.Unconfirmed;

    public bool IsSame(string kind, string text) => Kind == kind && FactText.Sought(kind, Text) == FactText.Sought(kind, text);

    public bool IsSame(MedicalFact other) => IsSame(other.Kind, other.Text);
}

/// <summary>Somebody asked a client about kinds of facts, whatever the answer was: "none known" is not "not asked".</summary>
public sealed class FactAsking : IOfBranch
{
    public Guid Id { get; set; }
    public ClientId ClientId { get; set; }
    public BranchId BranchId { get; set; }
    public List<string> Kinds { get; set; } = [];
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public JourneyId? JourneyId { get; set; }
}

public sealed class MedicalFactConfiguration : IEntityTypeConfiguration<MedicalFact>
{
    public void Configure(EntityTypeBuilder<MedicalFact> fact)
    {
        fact.ToTable("MedicalFacts");
        fact.Property(row => row.Id).ValueGeneratedNever();
        fact.Property(row => row.Revision).IsConcurrencyToken();
        fact.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        fact.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class FactAskingConfiguration : IEntityTypeConfiguration<FactAsking>
{
    public void Configure(EntityTypeBuilder<FactAsking> asking)
    {
        asking.ToTable("MedicalAskings");
        asking.Property(row => row.Id).ValueGeneratedNever();
        asking.Property(row => row.Kinds).Metadata.SetValueComparer(new TextsComparer());
        asking.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        asking.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

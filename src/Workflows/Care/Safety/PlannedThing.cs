using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>What a client is about to get in a journey: looked at again whenever something about them becomes known (R-SAFE-4).</summary>
public sealed class PlannedThing : IOfBranch
{
    public JourneyId JourneyId { get; set; }

    /// <summary>One of the kinds of <see cref="Activities.Care.Safety.SafetyThing"/>.</summary>
    public required string Kind { get; set; }
    public required string Key { get; set; }
    public ClientId ClientId { get; set; }
    public BranchId BranchId { get; set; }
    public required string Name { get; set; }

    /// <summary>Of an item.</summary>
    public string? Category { get; set; }

    public bool Is(string kind, string key) => Kind == kind && Key == key;
}

public sealed class PlannedThingConfiguration : IEntityTypeConfiguration<PlannedThing>
{
    public void Configure(EntityTypeBuilder<PlannedThing> thing)
    {
        thing.ToTable("PlannedThings");
        thing.HasKey(row => new
        {
            row.JourneyId,
            row.Kind,
            row.Key,
        });
        thing.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        thing.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

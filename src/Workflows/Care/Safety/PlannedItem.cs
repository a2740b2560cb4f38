using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// An item that a client is about to get, until it is performed: looked at again whenever something becomes known about them (R-SAFE-4).
/// </summary>
public sealed class PlannedItem : IOfBranch, IOfJourney
{
    public JourneyId JourneyId { get; set; }
    public PriceItemId ItemId { get; set; }
    public ClientId ClientId { get; set; }
    public BranchId BranchId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Else it was only proposed, and counts for a day.</summary>
    public bool IsOrdered { get; set; }
}

public sealed class PlannedItemConfiguration : IEntityTypeConfiguration<PlannedItem>
{
    public void Configure(EntityTypeBuilder<PlannedItem> item)
    {
        item.ToTable("PlannedItems");
        item.HasKey(row => new { row.JourneyId, row.ItemId });
        item.HasOne<Client>().WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Cascade); // a trial's client
        item.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Clients;

public sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("Clients");
        client.Property(row => row.Id).ValueGeneratedNever();
        client.Property(row => row.Revision).IsConcurrencyToken();
        client.Property(row => row.Allergies).Metadata.SetValueComparer(new TextsComparer());
        client.Property(row => row.UnconfirmedAllergies).Metadata.SetValueComparer(new TextsComparer());
        client.Property(row => row.Flags).Metadata.SetValueComparer(new TextsComparer());
        client.Property(row => row.NameSought).DoesNotAdvanceRevision();
        client.Property(row => row.NameSounds).DoesNotAdvanceRevision();
        client.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        client.HasIndex(row => row.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        client.HasIndex(row => new { row.Mobile, row.BranchId });
        client.HasIndex(row => new { row.Name, row.BranchId });
        client.HasIndex(row => new { row.BranchId, row.ChartNumber }).IsUnique().HasFilter("\"ChartNumber\" IS NOT NULL");
    }
}

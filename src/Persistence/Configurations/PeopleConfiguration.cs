using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Persistence.Configurations;

public sealed class BranchConfiguration : IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Branch> branch)
    {
        branch.Property(row => row.Id).ValueGeneratedNever();
        branch.HasIndex(row => row.TrialOf).IsUnique().HasFilter("\"TrialOf\" IS NOT NULL");
    }
}

public sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(row => row.Id).ValueGeneratedNever();
        person.HasIndex(row => row.UserName).IsUnique();
        person.Ignore(row => row.Grants); // its roles, as they are asked about
        person.Property(row => row.FailedLogins).IsConcurrencyToken(); // many guesses at one moment are counted one by one
        person.OwnsMany(
            row => row.Roles,
            role =>
            {
                role.ToTable("PersonRoles");
                role.WithOwner().HasForeignKey(row => row.PersonId);
                role.HasKey(row => new
                {
                    row.PersonId,
                    row.Role,
                    row.BranchId,
                });
                role.HasIndex(row => new { row.BranchId, row.Role });
                role.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
            }
        );
    }
}

public sealed class ClientConfiguration : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.Property(row => row.Id).ValueGeneratedNever();
        client.Property(row => row.Revision).IsConcurrencyToken();
        client.Property(row => row.Allergies).Metadata.SetValueComparer(new TextsComparer());
        client.Property(row => row.Flags).Metadata.SetValueComparer(new TextsComparer());
        client.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        client.HasIndex(row => new { row.Mobile, row.BranchId });
        client.HasIndex(row => new { row.Name, row.BranchId });
        client.HasIndex(row => new { row.BranchId, row.ChartNumber }).IsUnique().HasFilter("\"ChartNumber\" IS NOT NULL");
    }
}

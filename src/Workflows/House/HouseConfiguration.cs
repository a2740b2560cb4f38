using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House;

public sealed class BranchConfiguration : IEntityTypeConfiguration<Branch>
{
    public void Configure(EntityTypeBuilder<Branch> branch)
    {
        branch.ToTable("Branches");
        branch.Property(row => row.Id).ValueGeneratedNever();
        branch.HasIndex(row => row.TrialOf).IsUnique().HasFilter("\"TrialOf\" IS NOT NULL");
    }
}

public sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
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

public sealed class CounterConfiguration : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.ToTable("Counters");
        counter.HasKey(row => new { row.BranchId, row.Name });
        counter.Property(row => row.Value).IsConcurrencyToken();
    }
}

public sealed class SettingChangeConfiguration : IEntityTypeConfiguration<SettingChange>
{
    public void Configure(EntityTypeBuilder<SettingChange> change)
    {
        change.ToTable("SettingChanges");
        change.HasKey(row => new { row.Name, row.Number });
    }
}

using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;
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
        person.Property(row => row.Revision).IsConcurrencyToken();
        person.Property(row => row.FailedLogins).IsConcurrencyToken().DoesNotAdvanceRevision(); // guesses are counted one by one
        person.Property(row => row.LockedUntil).DoesNotAdvanceRevision();
        person.Property(row => row.PasswordHash).DoesNotAdvanceRevision();
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

public sealed class SetupChangeConfiguration : IEntityTypeConfiguration<SetupChange>
{
    public void Configure(EntityTypeBuilder<SetupChange> change)
    {
        change.ToTable("SetupChanges");
        change.HasKey(row => row.Number);
        change.Property(row => row.Number).ValueGeneratedNever();
        change.Property(row => row.PreviousHash).HasConversion<HexBytes>();
        change.Property(row => row.Hash).HasConversion<HexBytes>();
        change.HasIndex(row => new { row.Subject, row.SubjectId });
    }
}

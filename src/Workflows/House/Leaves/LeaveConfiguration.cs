using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Leaves;

public sealed class LeaveConfiguration : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.ToTable("Leaves");
        leave.Property(row => row.Id).ValueGeneratedNever();
        leave.Ignore(row => row.Stands);
        leave.Property(row => row.Revision).IsConcurrencyToken();
        leave.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        leave.HasOne(row => row.Person).WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        leave.HasOne(row => row.Substitute).WithMany().HasForeignKey(row => row.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        leave.HasOne(row => row.DecidedBy).WithMany().HasForeignKey(row => row.DecidedById).OnDelete(DeleteBehavior.Restrict);
        leave.HasIndex(row => new { row.PersonId, row.To });
        leave.HasIndex(row => new { row.BranchId, row.To });
        leave.HasIndex(row => row.From).HasFilter("\"HandedOverAt\" IS NULL");
    }
}

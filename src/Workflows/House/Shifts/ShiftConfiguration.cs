using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Shifts;

public sealed class ShiftWeekConfiguration : IEntityTypeConfiguration<ShiftWeek>
{
    public void Configure(EntityTypeBuilder<ShiftWeek> week)
    {
        week.ToTable("ShiftWeeks");
        week.HasKey(row => new { row.BranchId, row.Monday });
        week.Property(row => row.Revision).IsConcurrencyToken();
        week.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

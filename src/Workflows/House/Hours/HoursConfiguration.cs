using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.House.Hours;

public sealed class BranchHoursConfiguration : IEntityTypeConfiguration<BranchHours>
{
    public void Configure(EntityTypeBuilder<BranchHours> hours)
    {
        hours.ToTable("BranchHours");
        hours.HasKey(row => row.BranchId);
        hours.Property(row => row.Revision).IsConcurrencyToken();
        hours.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> year)
    {
        year.ToTable("CalendarYears");
        year.HasKey(row => new { row.BranchId, row.Year });
        year.Property(row => row.Year).ValueGeneratedNever();
        year.Property(row => row.Revision).IsConcurrencyToken();
        year.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}

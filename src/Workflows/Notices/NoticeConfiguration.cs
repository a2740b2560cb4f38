using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Notices;

public sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.Property(row => row.Id).ValueGeneratedNever();
        notice.Property(row => row.Revision).IsConcurrencyToken(); // of two who take it at one moment one is told
        notice.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne(row => row.ReadBy).WithMany().HasForeignKey(row => row.ReadById).OnDelete(DeleteBehavior.Restrict);

        // Counted by every open page: what is closed leaves these indexes.
        const string notClosed = "\"State\" <> 'Closed'";
        notice.HasIndex(row => new { row.BranchId, row.Role }).HasFilter(notClosed);
        notice.HasIndex(row => row.PersonId).HasFilter(notClosed);
        notice.HasIndex(row => row.JourneyId).HasFilter(notClosed);
        notice.HasIndex(row => row.RisesAt).HasFilter("\"RisesAt\" IS NOT NULL");
        notice.HasIndex(row => new { row.BranchId, row.MadeAt });
    }
}

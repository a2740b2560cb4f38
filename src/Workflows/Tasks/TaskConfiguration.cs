using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Tasks;

public sealed class TaskConfiguration : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> task)
    {
        task.ToTable("Tasks");
        task.Property(row => row.Id).ValueGeneratedNever();
        task.Property(row => row.Revision).IsConcurrencyToken();
        task.Property(row => row.Draft).DoesNotAdvanceRevision();
        task.Property(row => row.DraftById).DoesNotAdvanceRevision();
        task.Property(row => row.DraftSavedAt).DoesNotAdvanceRevision();
        task.HasOne(row => row.Journey).WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne(row => row.ForPerson).WithMany().HasForeignKey(row => row.ForPersonId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne(row => row.Assignee).WithMany().HasForeignKey(row => row.AssigneeId).OnDelete(DeleteBehavior.Restrict);

        // One wait, one task, whatever happens.
        task.HasIndex(row => new { row.InstanceId, row.BookmarkId }).IsUnique();
        task.HasIndex(row => row.JourneyId);

        // Lists show open tasks only; what is closed leaves their indexes.
        const string open = "\"Status\" = 'Open'";
        task.HasIndex(row => new
            {
                row.Role,
                row.DueAt,
                row.BranchId,
            })
            .HasFilter(open);
        task.HasIndex(row => new { row.DueAt, row.BranchId }).HasFilter(open);
        task.HasIndex(row => new { row.AssigneeId, row.DueAt }).HasFilter(open);
        task.HasIndex(row => new { row.ForPersonId, row.DueAt }).HasFilter(open);
    }
}

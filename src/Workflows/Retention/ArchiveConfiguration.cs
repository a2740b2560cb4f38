using CaseFlow.Workflows.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Retention;

public sealed class ArchiveConfiguration : IEntityTypeConfiguration<JourneyArchive>
{
    public void Configure(EntityTypeBuilder<JourneyArchive> archive)
    {
        archive.ToTable("Archives");
        archive.HasKey(row => row.JourneyId);
        archive.HasOne<Journey>().WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ArchivedTaskConfiguration : IEntityTypeConfiguration<ArchivedTask>
{
    public void Configure(EntityTypeBuilder<ArchivedTask> task)
    {
        task.ToTable("ArchivedTasks");
        task.Property(row => row.Id).ValueGeneratedNever();
        task.HasOne<JourneyArchive>().WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
        task.HasIndex(row => row.JourneyId);
    }
}

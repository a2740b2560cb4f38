using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Files;

public sealed class FileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("Files");
        file.Property(row => row.Id).ValueGeneratedNever();
        file.HasIndex(row => new { row.BranchId, row.Sha256 });
        file.HasIndex(row => row.JourneyId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Forms.Versions;

public sealed class FormConfiguration : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> form)
    {
        form.ToTable("Forms");
        form.HasKey(row => new { row.FormId, row.Version });
    }
}

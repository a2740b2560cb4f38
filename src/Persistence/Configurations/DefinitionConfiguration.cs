using CaseFlow.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Persistence.Configurations;

public sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> definition)
    {
        definition.HasKey(row => new { row.DefinitionId, row.Version });
        definition.HasIndex(row => new { row.DefinitionId, row.IsPublished });
    }
}

public sealed class FormConfiguration : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> form) => form.HasKey(row => new { row.FormId, row.Version });
}

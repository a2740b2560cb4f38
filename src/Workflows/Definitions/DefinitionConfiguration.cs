using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Definitions;

public sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> definition)
    {
        definition.ToTable("Definitions");
        definition.HasKey(row => new { row.DefinitionId, row.Version });
        definition.HasIndex(row => new { row.DefinitionId, row.IsPublished });
        definition.HasIndex(row => row.VersionId);
        definition.HasIndex(row => row.TypeName).HasFilter("\"TypeName\" IS NOT NULL");
        definition.Property(row => row.Revision).IsConcurrencyToken();
        definition.HasQueryFilter(row => row.Version > 0); // what is below is a trial's copy of a draft
    }
}

public sealed class DefinitionChangeConfiguration : IEntityTypeConfiguration<DefinitionChange>
{
    public void Configure(EntityTypeBuilder<DefinitionChange> change)
    {
        change.ToTable("DefinitionChanges");
        change.HasKey(row => new { row.DefinitionId, row.Number });
    }
}

public sealed class PublicationRequestConfiguration : IEntityTypeConfiguration<PublicationRequest>
{
    public void Configure(EntityTypeBuilder<PublicationRequest> request)
    {
        request.ToTable("PublicationRequests");
        request.Property(row => row.Id).ValueGeneratedNever();
        request.Property(row => row.Revision).IsConcurrencyToken();
        request.HasIndex(row => row.DefinitionId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
    }
}

using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Approval;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys.Triggers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Persistence.Configurations;

public sealed class DefinitionConfiguration : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> definition)
    {
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
    public void Configure(EntityTypeBuilder<DefinitionChange> change) => change.HasKey(row => new { row.DefinitionId, row.Number });
}

public sealed class PublicationRequestConfiguration : IEntityTypeConfiguration<PublicationRequest>
{
    public void Configure(EntityTypeBuilder<PublicationRequest> request)
    {
        request.Property(row => row.Id).ValueGeneratedNever();
        request.Property(row => row.Revision).IsConcurrencyToken();
        request.HasIndex(row => row.DefinitionId).IsUnique().HasFilter("\"EndedAt\" IS NULL");
    }
}

public sealed class SettingChangeConfiguration : IEntityTypeConfiguration<SettingChange>
{
    public void Configure(EntityTypeBuilder<SettingChange> change) => change.HasKey(row => new { row.Name, row.Number });
}

public sealed class TriggerConfiguration : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> trigger)
    {
        trigger.Property(row => row.Id).ValueGeneratedNever();
        trigger.Property(row => row.Revision).IsConcurrencyToken();
        trigger.HasIndex(row => row.DefinitionId);
        trigger.HasIndex(row => row.Key).HasFilter("\"Key\" IS NOT NULL");
        trigger.HasIndex(row => row.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
    }
}

public sealed class FormConfiguration : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> form) => form.HasKey(row => new { row.FormId, row.Version });
}

using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Persistence.Configurations;

public sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.Property(row => row.Id).ValueGeneratedNever();
        message.Property(row => row.Attempts).IsConcurrencyToken();
        message.HasIndex(row => row.NextAttemptAt).HasFilter("\"SentAt\" IS NULL");
    }
}

public sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> answer)
    {
        answer.HasKey(row => new { row.Key, row.PersonId });
        answer.HasIndex(row => row.CreatedAt);
    }
}

public sealed class FileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.Property(row => row.Id).ValueGeneratedNever();
        file.HasIndex(row => new { row.BranchId, row.Sha256 });
        file.HasIndex(row => row.JourneyId);
    }
}

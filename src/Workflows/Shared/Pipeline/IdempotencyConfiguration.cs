using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Shared.Pipeline;

public sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> answer)
    {
        answer.ToTable("Answers");
        answer.HasKey(row => new { row.Key, row.PersonId });
        answer.HasIndex(row => row.CreatedAt);
    }
}

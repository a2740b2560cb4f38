using CaseFlow.Workflows.House.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Messages;

public sealed class ClientMessageConfiguration : IEntityTypeConfiguration<ClientMessage>
{
    public void Configure(EntityTypeBuilder<ClientMessage> message)
    {
        message.ToTable("ClientMessages");
        message.Property(row => row.Id).ValueGeneratedNever();
        message.Property(row => row.Revision).IsConcurrencyToken();
        message.Ignore(row => row.Key);
        message.Ignore(row => row.IsOnItsWay);
        message.HasOne<Branch>().WithMany().HasForeignKey(row => row.BranchId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(row => new { row.BranchId, row.MadeAt });
        message.HasIndex(row => new { row.ClientId, row.MadeAt });
        message.HasIndex(row => new { row.Address, row.ChangedAt });
        message.HasIndex(row => new { row.BranchId, row.State }).HasFilter("\"State\" IN ('Failed', 'Unknown', 'Received')");
        message.HasIndex(row => row.ProviderId).IsUnique().HasFilter("\"ProviderId\" IS NOT NULL");
        message.HasIndex(row => row.StopCode).IsUnique().HasFilter("\"StopCode\" IS NOT NULL");
    }
}

public sealed class MessageStepConfiguration : IEntityTypeConfiguration<MessageStep>
{
    public void Configure(EntityTypeBuilder<MessageStep> step)
    {
        step.ToTable("MessageSteps");
        step.HasKey(row => new { row.MessageId, row.Number });
    }
}

using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Journeys.Rows;

public sealed class JourneyConfiguration : IEntityTypeConfiguration<Journey>
{
    public void Configure(EntityTypeBuilder<Journey> journey)
    {
        journey.ToTable("Journeys");
        journey.Property(row => row.Id).ValueGeneratedNever();
        journey.Property(row => row.Revision).IsConcurrencyToken();
        journey.Property(row => row.HistoryHash).HasConversion<HexBytes>();
        journey.HasOne(row => row.Client).WithMany().HasForeignKey(row => row.ClientId).OnDelete(DeleteBehavior.Restrict);

        journey.HasMany(row => row.Staff).WithOne().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Cascade);
        journey.Navigation(row => row.Staff).AutoInclude();

        // The branch comes last: people see one or a few, the system all, and "all or these" finds no place in the middle of an index.
        journey.HasIndex(row => new { row.StartedAt, row.BranchId });
        journey.HasIndex(row => new
        {
            row.Status,
            row.StartedAt,
            row.BranchId,
        });
        journey.HasIndex(row => new { row.ClientId, row.StartedAt });
        journey.HasIndex(row => new { row.DefinitionId, row.Status });
        journey.HasIndex(row => row.EndedAt).HasFilter("\"EndedAt\" IS NOT NULL AND \"ArchivedAt\" IS NULL");
    }
}

public sealed class JourneyPersonConfiguration : IEntityTypeConfiguration<JourneyPerson>
{
    public void Configure(EntityTypeBuilder<JourneyPerson> person)
    {
        person.ToTable("JourneyStaff");
        person.HasKey(row => new { row.JourneyId, row.Role });
        person.HasIndex(row => new { row.PersonId, row.Role });
    }
}

public sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> instance)
    {
        instance.ToTable("Instances");
        instance.Property(row => row.Id).ValueGeneratedNever();
        instance.Property(row => row.Revision).IsConcurrencyToken();
        instance.HasOne<Journey>().WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
        instance.HasIndex(row => row.JourneyId);
        instance.HasIndex(row => row.CorrelationId).HasFilter("\"CorrelationId\" IS NOT NULL");
    }
}

public sealed class ActivationConfiguration : IEntityTypeConfiguration<Activation>
{
    public void Configure(EntityTypeBuilder<Activation> activation)
    {
        activation.ToTable("Activations");
        activation.HasKey(row => row.Key);
        activation.HasIndex(row => row.InstanceId);
        activation.Property(row => row.Revision).IsConcurrencyToken();
    }
}

public sealed class BookmarkConfiguration : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> bookmark)
    {
        bookmark.ToTable("Bookmarks");
        bookmark.HasKey(row => new { row.InstanceId, row.BookmarkId });
        bookmark.HasOne<InstanceRow>().WithMany().HasForeignKey(row => row.InstanceId).OnDelete(DeleteBehavior.Restrict);
        bookmark.HasIndex(row => row.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
        bookmark.HasIndex(row => new { row.Key, row.CorrelationId }).HasFilter("\"Key\" IS NOT NULL");
    }
}

public sealed class TriggerConfiguration : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> trigger)
    {
        trigger.ToTable("Triggers");
        trigger.Property(row => row.Id).ValueGeneratedNever();
        trigger.Property(row => row.Revision).IsConcurrencyToken();
        trigger.HasIndex(row => row.DefinitionId);
        trigger.HasIndex(row => row.Key).HasFilter("\"Key\" IS NOT NULL");
        trigger.HasIndex(row => row.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
    }
}

public sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(row => row.Id).ValueGeneratedNever();
        message.Property(row => row.Attempts).IsConcurrencyToken();
        message.HasIndex(row => row.NextAttemptAt).HasFilter("\"SentAt\" IS NULL");
    }
}

public sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ToTable("History");
        entry.HasKey(row => new { row.JourneyId, row.Seq });
        entry.Property(row => row.Hash).HasConversion<HexBytes>();
        entry.HasOne<Journey>().WithMany().HasForeignKey(row => row.JourneyId).OnDelete(DeleteBehavior.Restrict);
    }
}

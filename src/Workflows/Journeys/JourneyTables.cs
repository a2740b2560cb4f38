using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Triggers;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>The tables of this room.</summary>
public static class JourneyTables
{
    public static DbSet<Journey> Journeys(this CaseFlowDb db) => db.Set<Journey>();

    public static DbSet<JourneyPerson> JourneyStaff(this CaseFlowDb db) => db.Set<JourneyPerson>();

    public static DbSet<InstanceRow> Instances(this CaseFlowDb db) => db.Set<InstanceRow>();

    public static DbSet<BookmarkRow> Bookmarks(this CaseFlowDb db) => db.Set<BookmarkRow>();

    public static DbSet<Activation> Activations(this CaseFlowDb db) => db.Set<Activation>();

    public static DbSet<OutboxMessage> Outbox(this CaseFlowDb db) => db.Set<OutboxMessage>();

    public static DbSet<TriggerRow> Triggers(this CaseFlowDb db) => db.Set<TriggerRow>();
}

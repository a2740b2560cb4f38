using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Retention;

/// <summary>The tables of this room.</summary>
public static class RetentionTables
{
    public static DbSet<JourneyArchive> Archives(this CaseFlowDb db) => db.Set<JourneyArchive>();

    public static DbSet<ArchivedTask> ArchivedTasks(this CaseFlowDb db) => db.Set<ArchivedTask>();
}

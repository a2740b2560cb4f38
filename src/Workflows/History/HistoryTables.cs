using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>The tables of this room.</summary>
public static class HistoryTables
{
    public static DbSet<HistoryEntry> History(this CaseFlowDb db) => db.Set<HistoryEntry>();
}

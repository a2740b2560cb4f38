using CaseFlow.Workflows.House.Setup;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>The tables of this room.</summary>
public static class HistoryTables
{
    public static DbSet<HistoryEntry> History(this CaseFlowDb db) => db.Set<HistoryEntry>();
}

/// <summary>What was answered in forms names what was chosen by its id.</summary>
public sealed class HistoryMention(CaseFlowDb db) : IMention
{
    public Task<bool> NamesAsync(Guid id, DateTimeOffset since, CancellationToken cancel)
    {
        var text = id.ToString("D");
        return db.History().AnyAsync(entry => entry.At >= since && entry.Data.Contains(text), cancel);
    }
}

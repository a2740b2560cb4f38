using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Notices;

/// <summary>The tables of this room.</summary>
public static class NoticeTables
{
    public static DbSet<Notice> Notices(this CaseFlowDb db) => db.Set<Notice>();
}

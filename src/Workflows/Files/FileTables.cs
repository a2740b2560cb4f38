using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Files;

/// <summary>The tables of this room.</summary>
public static class FileTables
{
    public static DbSet<StoredFile> Files(this CaseFlowDb db) => db.Set<StoredFile>();
}

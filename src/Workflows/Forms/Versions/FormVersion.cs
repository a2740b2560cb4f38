using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Forms.Versions;

/// <summary>One version of a form file.</summary>
public sealed class FormVersion
{
    public required string FormId { get; set; }
    public int Version { get; set; }
    public required string Json { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string? FileHash { get; set; }
}

/// <summary>The tables of this room.</summary>
public static class FormTables
{
    public static DbSet<FormVersion> Forms(this CaseFlowDb db) => db.Set<FormVersion>();
}

using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseFlow.Workflows.Tasks.Filters;

/// <summary>
/// 常用筛选: a search of the inbox that was given a name, for its owner alone or for all who hold a role in a branch. What it finds and
/// counts is always what the person who looks may see.
/// </summary>
public sealed class TaskFilter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public TaskFilterId Id { get; set; }
    public PersonId OwnerId { get; set; }
    public Person? Owner { get; set; }

    /// <summary>Null, as the branch: its owner's alone.</summary>
    public string? SharedRole { get; set; }
    public BranchId? SharedBranchId { get; set; }
    public required string Name { get; set; }

    /// <summary>JSON of <see cref="TaskCriteria"/>.</summary>
    public string Criteria { get; set; } = "{}";
    public DateTimeOffset MadeAt { get; set; }
    public long Revision { get; set; }

    public TaskCriteria Wanted
    {
        get => JsonSerializer.Deserialize<TaskCriteria>(Criteria, Json)!;
        set => Criteria = JsonSerializer.Serialize(value, Json);
    }
}

public sealed class TaskFilterConfiguration : IEntityTypeConfiguration<TaskFilter>
{
    public void Configure(EntityTypeBuilder<TaskFilter> filter)
    {
        filter.ToTable("TaskFilters");
        filter.Property(row => row.Id).ValueGeneratedNever();
        filter.Property(row => row.Revision).IsConcurrencyToken();
        filter.Ignore(row => row.Wanted);
        filter.HasOne(row => row.Owner).WithMany().HasForeignKey(row => row.OwnerId).OnDelete(DeleteBehavior.Restrict);
        filter.HasOne<Branch>().WithMany().HasForeignKey(row => row.SharedBranchId).OnDelete(DeleteBehavior.Restrict);
        filter.HasIndex(row => new { row.SharedBranchId, row.SharedRole }).HasFilter("\"SharedRole\" IS NOT NULL");
    }
}

using CaseFlow.Workflows.Tasks.Filters;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks;

/// <summary>The tables of this room.</summary>
public static class TaskTables
{
    public static DbSet<TaskItem> Tasks(this CaseFlowDb db) => db.Set<TaskItem>();

    public static DbSet<TaskFilter> TaskFilters(this CaseFlowDb db) => db.Set<TaskFilter>();
}

using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>The inbox: tasks that the caller may see, most urgent first unless <c>Sort</c> says otherwise.</summary>
public static class ListTasks
{
    /// <param name="Box">mine (taken by me, or free and meant for me), open (free, for my roles) or all (that I may see).</param>
    /// <param name="Due">overdue, today, later.</param>
    /// <param name="Sort">due (default), -due, created, -created, client, title.</param>
    public sealed record Query(
        string Box = "open", string? Role = null, string? Stage = null, string? Due = null, JourneyId? JourneyId = null, string? Q = null, string? Sort = null, Paging? Paging = null)
        : IQuery<Page<TaskSummary>>;
}

/// <param name="For">Whose inbox it stands in first, e.g. the journey's consultant.</param>
/// <param name="DueState">calm, soon (half of its time is gone, R-ESC-4), overdue.</param>
public sealed record TaskSummary(
    TaskId Id, string Title, string EnglishTitle, string ActivityId, string ActivityType, string Stage, string Role, PersonRef? For, PersonRef? Assignee, string Status,
    DateTimeOffset CreatedAt, DateTimeOffset DueAt, bool Overdue, string DueState, JourneyRef Journey, ClientHead Client);

public sealed record PersonRef(PersonId Id, string UserName, string Name);

public sealed record JourneyRef(JourneyId Id, string DefinitionId, string DefinitionName, int Version, string Stage, string Status);

/// <summary>The client's head line: name, age, tags. The number is masked unless the caller's task needs to call (R-PRI-3).</summary>
public sealed record ClientHead(
    ClientId Id, string Name, int? Age, string? Gender, string Mobile, string? ChartNumber, string? Tier, IReadOnlyList<string> Allergies, IReadOnlyList<string> Flags);

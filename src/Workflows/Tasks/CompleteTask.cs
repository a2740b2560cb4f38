using System.Text.Json;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person finishes a task with an outcome and the values of its form; the journey goes on from there.</summary>
public static class CompleteTask
{
    public sealed record Command(TaskId Task, string Outcome, JsonElement Values) : ICommand<Response>;

    /// <summary>Where the journey stands now.</summary>
    public sealed record Response(JourneyId JourneyId, string Status, string Stage, IReadOnlyList<OpenTask> OpenTasks);
}

public sealed record OpenTask(TaskId Id, string Title, string EnglishTitle, string ActivityType, string Stage, string Role, PersonRef? Assignee, DateTimeOffset DueAt);

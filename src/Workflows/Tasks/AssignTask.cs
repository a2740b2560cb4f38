using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A lead hands a task to a person who has its role.</summary>
public static class AssignTask
{
    /// <param name="To">User name or person id.</param>
    public sealed record Command(TaskId Task, string To) : ICommand<GetTask.Response>;
}

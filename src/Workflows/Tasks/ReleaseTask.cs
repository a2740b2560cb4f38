using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person gives a task back to its role; the draft stays.</summary>
public static class ReleaseTask
{
    public sealed record Command(TaskId Task) : ICommand<GetTask.Response>;
}

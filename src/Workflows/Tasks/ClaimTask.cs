using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Tasks;

/// <summary>A person takes a task that is offered to their role. Taking one's own again changes nothing.</summary>
public static class ClaimTask
{
    public sealed record Command(TaskId Task) : ICommand<GetTask.Response>;
}

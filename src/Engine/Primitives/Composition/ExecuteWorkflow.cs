using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>
/// Runs a child until it rests or ends before anything else of the parent goes on. Leaves by "Done", besides by the outcomes of the child's
/// Complete activity.
/// </summary>
[Activity(
    "Elsa.ExecuteWorkflow",
    Category = "05 子流程",
    Name = "执行子流程",
    EnglishName = "Execute workflow",
    Description = "把另一个流程作为其中一步来执行。",
    EnglishDescription = "Runs another procedure as a step of this one."
)]
public sealed class ExecuteWorkflow : ChildActivity
{
    private protected override bool RunsAtOnce => true;

    private protected override object? ResultOf(InstanceId child, InstanceStatus status, IReadOnlyDictionary<string, object?> output) =>
        new Dictionary<string, object?>
        {
            ["workflowInstanceId"] = child.ToString(),
            ["status"] = status is InstanceStatus.Running or InstanceStatus.Waiting ? "Running" : "Finished",
            ["subStatus"] = status == InstanceStatus.Waiting ? "Suspended" : status.ToString(),
            ["output"] = new Dictionary<string, object?>(output),
        };
}

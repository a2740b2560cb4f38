using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>Starts a child that runs when the parent rests, in the same step. Its outputs are the result.</summary>
[Activity(
    "Elsa.DispatchWorkflow",
    Category = "05 子流程",
    Name = "派发子流程",
    EnglishName = "Dispatch workflow",
    Description = "启动另一个流程，可以不等它结束。",
    EnglishDescription = "Starts another procedure; need not wait for its end."
)]
public sealed class DispatchWorkflow : ChildActivity
{
    private protected override bool RunsAtOnce => false;

    private protected override object? ResultOf(InstanceId child, InstanceStatus status, IReadOnlyDictionary<string, object?> output) =>
        new Dictionary<string, object?>(output);
}

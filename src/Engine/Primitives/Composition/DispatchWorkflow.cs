using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>Starts a child that runs when the parent rests, in the same step. Its outputs are the result.</summary>
[Activity("Elsa.DispatchWorkflow", Category = "05 子流程", Name = "派发子流程", EnglishName = "Dispatch workflow")]
public sealed class DispatchWorkflow : ChildActivity
{
    private protected override bool RunsAtOnce => false;

    private protected override object? ResultOf(InstanceId child, InstanceStatus status, IReadOnlyDictionary<string, object?> output) => new Dictionary<string, object?>(output);
}

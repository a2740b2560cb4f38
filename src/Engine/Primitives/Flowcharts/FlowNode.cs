using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>A node of old flowcharts that holds another activity.</summary>
[Activity("Elsa.FlowNode", Category = "02 流程控制", Name = "节点", EnglishName = "Node", Browsable = false)]
public sealed class FlowNode : Activity
{
    [Port]
    public Activity? Body { get; init; }

    public override ActivityResult Execute(ActivityContext context) => Body is null ? Complete() : Schedule(Body);
}

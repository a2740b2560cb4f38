using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>Leaves a flowchart's node by "True" or "False".</summary>
[Activity(
    "Elsa.FlowDecision",
    Category = "02 流程控制",
    Name = "判断",
    EnglishName = "Decision",
    Description = "按条件走“是”或“否”。",
    EnglishDescription = "Goes one of two ways."
)]
[Outcome("True", "是", "True"), Outcome("False", "否", "False")]
public sealed class FlowDecision : Activity
{
    [Input(Editor.Expression, Name = "条件", EnglishName = "Condition")]
    public Input<bool> Condition { get; init; } = new(false);

    public override ActivityResult Execute(ActivityContext context) => Complete(context.Get(Condition) ? "True" : "False");
}

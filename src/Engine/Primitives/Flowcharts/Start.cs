using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>Where a flowchart begins.</summary>
[Activity(
    "Elsa.Start",
    Category = "01 开始与结束",
    Name = "开始",
    EnglishName = "Start",
    Description = "流程图的起点。",
    EnglishDescription = "Where a flowchart begins."
)]
public sealed class Start : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Complete();
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Ends;

/// <summary>Ends the Sequence or Flowchart that holds it, with everything that still runs there.</summary>
[Activity(
    "Elsa.End",
    Category = "01 开始与结束",
    Name = "结束",
    EnglishName = "End",
    Description = "结束当前的流程图。",
    EnglishDescription = "Ends the flowchart.",
    Terminal = true
)]
public sealed class End : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Complete();
}

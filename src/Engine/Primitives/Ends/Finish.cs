using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Ends;

/// <summary>Ends the whole instance, wherever it stands.</summary>
[Activity(
    "Elsa.Finish",
    Category = "01 开始与结束",
    Name = "终止流程",
    EnglishName = "Finish",
    Description = "立即结束整个流程，其余分支也停止。",
    EnglishDescription = "Ends the whole procedure at once, other branches too.",
    Terminal = true
)]
public sealed class Finish : Activity
{
    public override ActivityResult Execute(ActivityContext context) => new ActivityResult.InstanceCompleted();
}

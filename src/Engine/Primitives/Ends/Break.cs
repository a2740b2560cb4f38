using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Ends;

/// <summary>Ends the loop around it.</summary>
[Activity(
    "Elsa.Break",
    Category = "01 开始与结束",
    Name = "跳出循环",
    EnglishName = "Break",
    Description = "结束所在的循环。",
    EnglishDescription = "Ends the loop around it.",
    Terminal = true
)]
public sealed class Break : Activity
{
    public override ActivityResult Execute(ActivityContext context)
    {
        context.BreakLoop();
        return Complete();
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Loops;

/// <summary>Its body as long as the condition holds, which is asked before each round.</summary>
[Activity(
    "Elsa.While",
    Category = "02 流程控制",
    Name = "条件循环",
    EnglishName = "While",
    Description = "条件成立时重复执行。",
    EnglishDescription = "Repeats as long as a condition holds."
)]
public sealed class While : Activity, ILoop
{
    [Input(Editor.Expression, Name = "条件", EnglishName = "Condition")]
    public Input<bool> Condition { get; init; } = new(false);

    [Port]
    public Activity? Body { get; init; }

    internal override bool KeepsInputs => false;

    public override ActivityResult Execute(ActivityContext context) => Round(context.Get(Condition));

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.GetLocal(IBreakable.Breaking) is true ? Complete() : Round(context.Evaluate(Condition));

    private ActivityResult Round(bool goesOn) => goesOn && Body is not null ? Schedule(Body) : Complete();
}

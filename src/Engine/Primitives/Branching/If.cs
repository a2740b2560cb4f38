using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Branching;

/// <summary>One of two branches; a branch that is not there is passed over.</summary>
[Activity(
    "Elsa.If",
    Category = "02 流程控制",
    Name = "如果",
    EnglishName = "If",
    Description = "按条件执行其中一个分支。",
    EnglishDescription = "Runs one of two branches."
)]
public sealed class If : Activity
{
    [Input(Editor.Expression, Name = "条件", EnglishName = "Condition")]
    public Input<bool> Condition { get; init; } = new(false);

    [Output(Name = "结果", EnglishName = "Result")]
    public Output<bool> Result { get; init; } = new();

    [Port]
    public Activity? Then { get; init; }

    [Port]
    public Activity? Else { get; init; }

    internal override bool KeepsInputs => false;

    public override ActivityResult Execute(ActivityContext context)
    {
        var isTrue = context.Get(Condition);
        context.Set(Result, isTrue);
        return (isTrue ? Then : Else) is { } branch ? Schedule(branch) : Complete();
    }
}

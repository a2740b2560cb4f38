using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Loops;

/// <summary>Its body for each number from start to end. The bounds are fixed when it begins.</summary>
[Activity(
    "Elsa.For",
    Category = "02 流程控制",
    Name = "计数循环",
    EnglishName = "For",
    Description = "按次数重复执行。",
    EnglishDescription = "Repeats a number of times."
)]
public sealed class For : Activity, ILoop
{
    private const string Next = "next";

    [Input(Editor.Number, Name = "起", EnglishName = "Start")]
    public Input<int> Start { get; init; } = new(0);

    [Input(Editor.Number, Name = "止", EnglishName = "End")]
    public Input<int> End { get; init; } = new(0);

    [Input(Editor.Number, Name = "步长", EnglishName = "Step")]
    public Input<int> Step { get; init; } = new(1);

    [Input(Editor.CheckBox, Name = "包含终点", EnglishName = "Includes the end")]
    public Input<bool> OuterBoundInclusive { get; init; } = new(true);

    [Output(Name = "当前数", EnglishName = "Current number")]
    public Output<object?> CurrentValue { get; init; } = new();

    [Port]
    public Activity? Body { get; init; }

    public override ActivityResult Execute(ActivityContext context) =>
        context.Get(Step) == 0 ? Fail("With a step of 0 it would never end.", "for.step-zero") : Round(context, context.Get(Start));

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.GetLocal(IBreakable.Breaking) is true
            ? Complete()
            : Round(context, Convert.ToInt64(context.GetLocal(Next), CultureInfo.InvariantCulture));

    private ActivityResult Round(ActivityContext context, long current)
    {
        if (Body is null || IsPast(context, current))
            return Complete();
        context.SetLocal(Next, current + context.Get(Step));
        context.Set(CurrentValue, (double)current);
        return Schedule(Loop.Work(Body, current));
    }

    private bool IsPast(ActivityContext context, long current)
    {
        var end = context.Get(End);
        var isInclusive = context.Get(OuterBoundInclusive);
        return context.Get(Step) > 0
            ? isInclusive
                ? current > end
                : current >= end
            : isInclusive
                ? current < end
                : current <= end;
    }
}

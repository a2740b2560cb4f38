using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Loops;

/// <summary>Its body for each item, one after the other. The items are fixed when it begins.</summary>
[Activity(
    "Elsa.ForEach",
    Category = "02 流程控制",
    Name = "逐项循环",
    EnglishName = "For each",
    Description = "对列表中的每一项依次执行。",
    EnglishDescription = "Does the same for each item of a list, one after the other."
)]
public sealed class ForEach : Activity, ILoop
{
    private const string Next = "next";
    private const string Split = "items";

    [Input(Editor.Json, Name = "项目", EnglishName = "Items")]
    public Input<object?> Items { get; init; } = new(null);

    [Output(Name = "当前项", EnglishName = "Current item")]
    public Output<object?> CurrentValue { get; init; } = new();

    [Port]
    public Activity? Body { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Items) is not { } given)
            return Fail("There are no items to go through: the value is null.", "foreach.no-items");
        var items = Lists.From(given, splitText: true);
        if (given != items)
            context.SetLocal(Split, items); // made once, not again in every round
        return Round(context, items, 0);
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.GetLocal(IBreakable.Breaking) is true
            ? Complete()
            : Round(context, ItemsOf(context), Convert.ToInt32(context.GetLocal(Next), CultureInfo.InvariantCulture));

    private List<object?> ItemsOf(ActivityContext context) =>
        context.GetLocal(Split) as List<object?> ?? Lists.From(context.Get(Items), splitText: true);

    private ActivityResult Round(ActivityContext context, List<object?> items, int index)
    {
        if (Body is null || index >= items.Count)
            return Complete();
        context.SetLocal(Next, index + 1);
        context.Set(CurrentValue, items[index]);
        return Schedule(Loop.Work(Body, items[index], index));
    }
}

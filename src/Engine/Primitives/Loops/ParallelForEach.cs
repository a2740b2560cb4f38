using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Loops;

/// <summary>Its body for every item at once; completes when the last round has ended. Null has no items.</summary>
[Activity(
    "Elsa.ParallelForEach",
    Category = "02 流程控制",
    Name = "并行逐项",
    EnglishName = "Parallel for each",
    Description = "对列表中的每一项同时执行。",
    EnglishDescription = "Does the same for all items of a list at once."
)]
public sealed class ParallelForEach : Activity
{
    [Input(Editor.Json, Name = "项目", EnglishName = "Items")]
    public Input<object?> Items { get; init; } = new(null);

    [Port]
    public Activity? Body { get; init; }

    internal override bool KeepsInputs => false;

    public override ActivityResult Execute(ActivityContext context)
    {
        var items = Lists.From(context.Get(Items), splitText: true);
        if (Body is null || items.Count == 0)
            return Complete();
        return Schedule([.. items.Select((item, index) => Loop.Work(Body, item, index))]);
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.HasChildren ? Schedule() : Complete();
}

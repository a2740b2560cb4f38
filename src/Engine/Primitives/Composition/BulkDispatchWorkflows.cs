using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>
/// Starts a child for each item and, unless told otherwise, waits for all of them. Each child has a wait of its own, so no two of these
/// activities can take each other's.
/// For each child that ends or faults the activity at the port is run; without one at "childFaulted", a child with an incident is waited
/// for until an operator has settled it.
/// </summary>
[Activity("Elsa.BulkDispatchWorkflows", Category = "05 子流程", Name = "批量派发", EnglishName = "Bulk dispatch workflows")]
[Outcome("Completed", "全部完成", "Completed"), Outcome("Canceled", "已取消", "Canceled"), Outcome("Done", "继续", "Done")]
public sealed class BulkDispatchWorkflows : Activity
{
    private const string Left = "left";

    [Input(Editor.Definition, Name = "流程", EnglishName = "Definition")]
    public Input<string> WorkflowDefinitionId { get; init; } = new("");

    [Input(Editor.Json, Name = "项目", EnglishName = "Items")]
    public Input<object?> Items { get; init; } = new(null);

    /// <summary>The child's input that gets an item which is no object; an object's members are inputs themselves.</summary>
    [Input(Name = "项目输入名", EnglishName = "Item input")]
    public Input<string> DefaultItemInputKey { get; init; } = new("Item");

    /// <summary>Asked for each item, which it reads with <c>getItem()</c>.</summary>
    [Input(Editor.Expression, Name = "关联号", EnglishName = "Correlation id")]
    public Input<string?> CorrelationIdFunction { get; init; } = new(null);

    [Input(Editor.Json, Name = "输入", EnglishName = "Input")]
    public Input<Dictionary<string, object?>?> Input { get; init; } = new(null);

    [Input(Editor.CheckBox, Name = "等待完成", EnglishName = "Waits for their ends")]
    public Input<bool> WaitForCompletion { get; init; } = new(true);

    [Port(Name = "childCompleted")]
    public Activity? AfterChild { get; init; }

    [Port]
    public Activity? ChildFaulted { get; init; }

    public override bool Waits => WaitForCompletion.IsDynamic || WaitForCompletion.ConstantOr(true);

    public override ActivityResult Execute(ActivityContext context)
    {
        var items = Lists.From(context.Get(Items), splitText: false);
        if (items.Count == 0)
            return Complete("Done");
        context.SetLocal(Left, items.Count);
        return Wait([.. items.Select(item => WaitFor.Child(context.StartChild(ChildFor(context, item))))]);
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) =>
        stimulus switch
        {
            ChildRested when !context.Get(WaitForCompletion) => Complete("Done"),
            ChildRested { Status: InstanceStatus.Faulted } faulted when ChildFaulted is not null => Settle(
                context,
                ChildFaulted,
                faulted.Child,
                faulted.Output
            ),
            ChildRested => KeepWaiting(),
            ChildEnded ended => Settle(context, AfterChild, ended.Child, ended.Output),
            _ => Refuse(new StimulusRefusal("", "child.still-runs")),
        };

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) => GoOn(context);

    public override void Cancelled(ActivityContext context)
    {
        foreach (var child in context.AwaitedInstances)
            context.CancelChild(child, $"{Name} was withdrawn.");
    }

    // Its item is not there yet when the other inputs are evaluated.
    internal override void Read(JsonElement json, ActivityReader reader) =>
        DynamicInputs = [.. DynamicInputs.Where(input => input != CorrelationIdFunction)];

    private static ActivityResult Settle(
        ActivityContext context,
        Activity? port,
        InstanceId child,
        IReadOnlyDictionary<string, object?> output
    )
    {
        context.SetLocal(Left, (double)context.GetLocal(Left)! - 1);
        if (port is null)
            return GoOn(context);
        return Schedule(
            new ChildWork(
                port,
                Variables: new Dictionary<string, object?>
                {
                    ["ChildInstanceId"] = child.ToString(),
                    ["ChildOutput"] = new Dictionary<string, object?>(output),
                }
            )
        );
    }

    private static ActivityResult GoOn(ActivityContext context) =>
        context.GetLocal(Left) is 0d && !context.HasChildren ? Complete("Completed", "Done") : Schedule();

    private ChildStart ChildFor(ActivityContext context, object? item)
    {
        var input = new Dictionary<string, object?>(context.Get(Input) ?? []);
        foreach (var (name, value) in item as Dictionary<string, object?> ?? new() { [context.Get(DefaultItemInputKey)] = item })
            input[name] = value;
        var correlation = context.Evaluate(CorrelationIdFunction, "getItem", item);
        return new ChildStart(
            context.Get(WorkflowDefinitionId),
            input,
            string.IsNullOrEmpty(correlation) ? context.CorrelationId : correlation
        );
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>
/// Starts an instance of another definition, on the version that is published at that moment, and waits for its end if it is told to. A
/// child with an incident keeps it waiting:
/// an operator retries the child. A child that was cancelled lets it go on, by "Cancelled" besides "Done". If this activity is withdrawn
/// while it waits, its child is cancelled.
/// </summary>
public abstract class ChildActivity : Activity
{
    [Input(Editor.Definition, Name = "流程", EnglishName = "Definition")]
    public Input<string> WorkflowDefinitionId { get; init; } = new("");

    /// <summary>Empty: the parent's.</summary>
    [Input(Name = "关联号", EnglishName = "Correlation id")]
    public Input<string?> CorrelationId { get; init; } = new(null);

    [Input(Editor.Json, Name = "输入", EnglishName = "Input")]
    public Input<Dictionary<string, object?>?> Input { get; init; } = new(null);

    [Input(Editor.CheckBox, Name = "等待完成", EnglishName = "Waits for its end")]
    public Input<bool> WaitForCompletion { get; init; } = new(false);

    [Output(Name = "结果", EnglishName = "Result")]
    public Output<object?> Result { get; init; } = new();

    private protected abstract bool RunsAtOnce { get; }

    public override bool Waits => WaitForCompletion.IsDynamic || WaitForCompletion.ConstantOr(true);

    public override ActivityResult Execute(ActivityContext context)
    {
        var correlation = context.Get(CorrelationId);
        var child = context.StartChild(
            new ChildStart(
                context.Get(WorkflowDefinitionId),
                context.Get(Input) ?? [],
                string.IsNullOrEmpty(correlation) ? context.CorrelationId : correlation,
                RunsAtOnce
            )
        );
        return Wait(WaitFor.Child(child));
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) =>
        stimulus switch
        {
            ChildEnded ended => Ended(context, ended),
            ChildRested rested when !context.Get(WaitForCompletion) => Left(context, rested),
            ChildRested => KeepWaiting(),
            _ => Refuse(new StimulusRefusal("", "child.still-runs")),
        };

    public override void Cancelled(ActivityContext context)
    {
        foreach (var child in context.AwaitedInstances)
            context.CancelChild(child, $"{Name} was withdrawn.");
    }

    /// <summary>What the activity puts out about its child.</summary>
    private protected abstract object? ResultOf(InstanceId child, InstanceStatus status, IReadOnlyDictionary<string, object?> output);

    private ActivityResult Ended(ActivityContext context, ChildEnded child)
    {
        context.Set(Result, ResultOf(child.Child, child.Status, child.Output));
        if (child.Status == InstanceStatus.Cancelled)
            return Complete("Cancelled", "Done");
        return child.Outcomes.Count == 0 ? Complete() : Complete([.. child.Outcomes.Append("Done").Distinct()]);
    }

    private ActivityResult Left(ActivityContext context, ChildRested child)
    {
        context.Set(Result, ResultOf(child.Child, child.Status, child.Output));
        return Complete();
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// Asks the application for a task and waits until it is reported done. A restart changes nothing: the wait is a bookmark with the task's
/// id.
/// </summary>
[Activity("Elsa.RunTask", Category = "04 等待", Name = "外部任务", EnglishName = "Run task")]
public sealed class RunTask : Activity
{
    [Input(Name = "任务名", EnglishName = "Task name")]
    public Input<string> TaskName { get; init; } = new("");

    [Input(Editor.Json, Name = "参数", EnglishName = "Payload")]
    public Input<Dictionary<string, object?>?> Payload { get; init; } = new(null);

    [Output]
    public Output<string> TaskId { get; init; } = new();

    [Output]
    public Output<object?> Result { get; init; } = new();

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context)
    {
        var id = context.NewGuid();
        context.Set(TaskId, id.ToString());
        context.Emit(new TaskRequested(id, context.Get(TaskName), context.Get(Payload)));
        return Wait(WaitFor.Stimulus(StimulusKey.Task(id), "task"));
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        context.Set(Result, stimulus is Resumed resumed ? resumed.Payload : null);
        return Complete();
    }
}

/// <summary>Emitted by <see cref="RunTask"/>; it is over when the bookmark with <see cref="StimulusKey.Task"/> is resumed.</summary>
public sealed record TaskRequested(Guid Id, string Name, IReadOnlyDictionary<string, object?>? Payload);

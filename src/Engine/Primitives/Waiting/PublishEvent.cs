using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// Publishes an event: for this instance alone, or for all that wait for it and all that start with it. It is delivered after this step is
/// committed.
/// </summary>
[Activity(
    "Elsa.PublishEvent",
    Category = "04 等待",
    Name = "发布事件",
    EnglishName = "Publish event",
    Description = "发布一个事件，让等待它的旅程继续。",
    EnglishDescription = "Raises an event that other journeys wait for."
)]
public sealed class PublishEvent : Activity
{
    [Input(Name = "事件名", EnglishName = "Event name")]
    public Input<string> EventName { get; init; } = new("");

    /// <summary>Only instances with this correlation id; empty for all.</summary>
    [Input(Name = "关联号", EnglishName = "Correlation id")]
    public Input<string?> CorrelationId { get; init; } = new(null);

    [Input(Editor.CheckBox, Name = "仅本流程", EnglishName = "Local")]
    public Input<bool> IsLocalEvent { get; init; } = new(false);

    [Input(Editor.Json, Name = "内容", EnglishName = "Payload")]
    public Input<object?> Payload { get; init; } = new(null);

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(EventName) is not { Length: > 0 } name)
            return Fail("The event has no name.", "event.no-name");
        context.Emit(new EventPublished(name, context.Get(CorrelationId), context.Get(Payload), context.Get(IsLocalEvent)));
        return Complete();
    }
}

/// <summary>Emitted by <see cref="PublishEvent"/>: the application delivers it.</summary>
/// <param name="CorrelationId">Null or empty: whatever the correlation.</param>
/// <param name="IsLocal">Only for the instance that published it, also if it begins to wait only later.</param>
public sealed record EventPublished(string Name, string? CorrelationId, object? Payload, bool IsLocal);

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>Waits for an event with this name, or starts instances with it. The name is fixed when the wait begins.</summary>
[Activity(
    "Elsa.Event",
    Category = "04 等待",
    Name = "事件",
    EnglishName = "Event",
    Description = "等到发生指定名称的事件再继续；放在开头时，由事件启动。",
    EnglishDescription = "Waits for an event of this name; at the beginning it starts a journey.",
    Trigger = true
)]
public sealed class Event : Activity, ITrigger
{
    [Input(Name = "事件名", EnglishName = "Event name")]
    public Input<string> EventName { get; init; } = new("");

    [Output(Name = "事件内容", EnglishName = "What the event brought")]
    public Output<object?> Result { get; init; } = new();

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.IsStartedByThis)
            return Received(context, context.Trigger.Payload);
        var name = context.Get(EventName);
        return name is { Length: > 0 }
            ? Wait(WaitFor.Stimulus(StimulusKey.Event(name), "event"))
            : Fail("The event has no name.", "event.no-name");
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) =>
        Received(
            context,
            stimulus switch
            {
                EventReceived received => received.Payload,
                Resumed resumed => resumed.Payload,
                _ => null,
            }
        );

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context) =>
        context.Get(EventName) is { Length: > 0 } name ? [new TriggerStimulus("event", StimulusKey.Event(name))] : [];

    private ActivityResult Received(ActivityContext context, object? payload)
    {
        context.Set(Result, payload);
        return Complete();
    }
}

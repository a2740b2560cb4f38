using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Tests.HowTo;

/// <summary>Asks a device for a reading and waits for it, but not for ever. A restart changes nothing: both waits are bookmarks.</summary>
[Activity("CaseFlow.TakeReading", Stage.Treatment, Name = "读取设备", EnglishName = "Take a reading")]
[Outcome("Taken", "已读取", "Taken"), Outcome("TimedOut", "超时", "Timed out")]
public sealed class TakeReading : Activity
{
    [Input(Name = "设备", EnglishName = "Device")]
    public Input<string> Device { get; init; } = new("");

    [Input(Editor.Duration, Name = "时限", EnglishName = "Within")]
    public Input<TimeSpan> Within { get; init; } = new(TimeSpan.FromMinutes(5));

    [Output(Name = "读数", EnglishName = "Value")]
    public Output<decimal> Value { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        var id = context.NewGuid();
        context.Emit(new ReadingRequested(id, context.Get(Device)));
        return Wait(WaitFor.Stimulus($"reading:{id}", "reading"), WaitFor.Time(context.Now + context.Get(Within)));
    }

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        if (stimulus is TimerFired)
            return Complete("TimedOut");
        if (stimulus is not ReadingTaken reading || reading.Value < 0)
            return Refuse(new StimulusRefusal("value", "reading.negative"));
        context.Set(Value, reading.Value);
        return Complete("Taken");
    }
}

/// <summary>Emitted by <see cref="TakeReading"/>: the application asks the device once the step is committed.</summary>
public sealed record ReadingRequested(Guid Id, string Device);

/// <summary>The device's answer.</summary>
public sealed record ReadingTaken(decimal Value) : Stimulus;

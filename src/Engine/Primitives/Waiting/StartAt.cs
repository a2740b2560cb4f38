using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// Waits until a point in time, or starts an instance then. A time without an offset is the place's own; one that has passed does not wait;
/// none at all is an incident.
/// </summary>
[Activity(
    "Elsa.StartAt",
    Category = "04 等待",
    Name = "定点",
    EnglishName = "Start at",
    Description = "等到指定的时刻。",
    EnglishDescription = "Waits until a moment.",
    Trigger = true
)]
public sealed class StartAt : Activity, ITrigger
{
    [Input(Name = "时间", EnglishName = "Time")]
    public Input<DateTimeOffset?> DateTime { get; init; } = new(null);

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.IsStartedByThis)
            return Complete();
        if (context.Get(DateTime) is not { } time)
            return Fail("No time is given to wait for.", "start-at.no-time");
        return time <= context.Now ? Complete() : Wait(WaitFor.Time(time));
    }

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context) =>
        context.Get(DateTime) is { } time && time > DateTimeOffset.MinValue ? [new TriggerStimulus("due", DueAt: time)] : [];
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>Waits until a point in time, or starts an instance then. A time that has passed does not wait.</summary>
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
    public Input<DateTimeOffset> DateTime { get; init; } = new(default(DateTimeOffset));

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context)
    {
        var time = context.Get(DateTime);
        return context.IsStartedByThis || time <= context.Now ? Complete() : Wait(WaitFor.Time(time));
    }

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context) =>
        context.Get(DateTime) is var time && time > DateTimeOffset.MinValue ? [new TriggerStimulus("due", DueAt: time)] : [];
}

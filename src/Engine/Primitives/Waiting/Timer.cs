using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>Waits for an interval, or starts instances at one again and again.</summary>
[Activity(
    "Elsa.Timer",
    Category = "04 等待",
    Name = "定时器",
    EnglishName = "Timer",
    Description = "每隔一段时间一次。",
    EnglishDescription = "Once in every span of time.",
    Trigger = true
)]
public sealed class Timer : Activity, ITrigger
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    [Input(Editor.Duration, Name = "间隔", EnglishName = "Interval")]
    public Input<TimeSpan> Interval { get; init; } = new(TimeSpan.FromMinutes(1));

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context) =>
        context.IsStartedByThis ? Complete() : Wait(WaitFor.Time(context.Now + context.Get(Interval)));

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context)
    {
        var interval = context.Get(Interval);
        return interval >= Shortest
            ? [new TriggerStimulus("due", DueAt: context.Now + interval, Every: interval)]
            : throw new FormatException("An interval is a second at least.");
    }
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>Waits for an interval, or starts instances at one again and again.</summary>
[Activity("Elsa.Timer", Category = "04 等待", Name = "定时器", EnglishName = "Timer", Trigger = true)]
public sealed class Timer : Activity, ITrigger
{
    [Input(Editor.Duration, Name = "间隔", EnglishName = "Interval")] public Input<TimeSpan> Interval { get; init; } = new(TimeSpan.FromMinutes(1));

    public override ActivityResult Execute(ActivityContext context) => context.IsStartedByThis ? Complete() : Wait(WaitFor.Time(context.Now + context.Get(Interval)));

    public TriggerStimulus? StartsWith(TriggerContext context) => new(null, context.Now + context.Get(Interval), Every: context.Get(Interval));
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>Waits for a while, up to many years. The due time is fixed when it begins; a restart in between changes nothing.</summary>
[Activity(
    "Elsa.Delay",
    Category = "04 等待",
    Name = "延时",
    EnglishName = "Delay",
    Description = "等待一段时间再继续。",
    EnglishDescription = "Waits for a span of time."
)]
public sealed class Delay : Activity
{
    [Input(Editor.Duration, Name = "时长", EnglishName = "Time span")]
    public Input<TimeSpan> TimeSpan { get; init; } = new(System.TimeSpan.FromMinutes(1));

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context) => Wait(WaitFor.Time(context.Now + context.Get(TimeSpan)));
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Waiting;

/// <summary>
/// Waits for the next time of a cron expression with six fields (seconds first), or starts instances at each. Times are meant as the
/// clock in the step's zone shows them.
/// </summary>
[Activity(
    "Elsa.Cron",
    Category = "04 等待",
    Name = "周期",
    EnglishName = "Cron",
    Description = "按固定的日程，例如每天早上八点。",
    EnglishDescription = "At regular times, such as every morning at eight.",
    Trigger = true
)]
public sealed class Cron : Activity, ITrigger
{
    [Input(Name = "表达式", EnglishName = "Expression")]
    public Input<string> CronExpression { get; init; } = new("");

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.IsStartedByThis)
            return Complete();
        return CronSchedule.Parse(context.Get(CronExpression)).NextAfter(context.Now, context.Zone) is { } next
            ? Wait(WaitFor.Time(next))
            : Fail("It never comes.", "cron.never");
    }

    public IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context)
    {
        var cron = context.Get(CronExpression);
        var next = CronSchedule.Parse(cron).NextAfter(context.Now, context.Zone) ?? throw new FormatException($"\"{cron}\" never comes.");
        return [new TriggerStimulus("due", DueAt: next, Cron: cron)];
    }
}

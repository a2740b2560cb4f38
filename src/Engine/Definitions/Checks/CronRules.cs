using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Waiting;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>What is wrong with a cron expression, by the field where it stands.</summary>
internal static class CronRules
{
    private static readonly string[] OfFields =
    [
        "check.cron-second",
        "check.cron-minute",
        "check.cron-hour",
        "check.cron-day",
        "check.cron-month",
        "check.cron-weekday",
    ];

    /// <summary>Null for one that comes some time.</summary>
    public static CodedText? WhyNot(string cron)
    {
        try
        {
            var never = CronSchedule.Parse(cron).NextAfter(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc) is null;
            return never ? new CodedText("check.cron-never") : null;
        }
        catch (FormatException)
        {
            return CronSchedule.IsMacro(cron) ? new CodedText("check.cron-macro") : OfField(cron);
        }
    }

    private static CodedText OfField(string cron)
    {
        var fields = CronSchedule.Fields(cron);
        return fields.Length == OfFields.Length && CronSchedule.WrongField(fields) is { } at
            ? new CodedText(OfFields[at], fields[at])
            : new CodedText("check.cron-six-fields");
    }
}

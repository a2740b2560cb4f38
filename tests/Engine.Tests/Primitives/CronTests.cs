using System.Globalization;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Primitives;

/// <summary>What cron expressions mean; the times of clock changes are those that Elsa gives.</summary>
public sealed class CronTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("0 0 * * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T10:00:00+08:00")]
    [InlineData("*/15 * * * * *", "2026-03-02T09:00:07.5+08:00", "2026-03-02T09:00:15+08:00")]
    [InlineData("0 30 9 * * MON-FRI", "2026-03-06T09:30:00+08:00", "2026-03-09T09:30:00+08:00")]
    [InlineData("0 0 0 29 2 *", "2026-03-02T00:00:00+08:00", "2028-02-29T00:00:00+08:00")]
    [InlineData("0 0 0 13 * 5", "2026-03-14T00:00:00+08:00", "2026-11-13T00:00:00+08:00")]
    [InlineData("59 59 23 31 DEC ?", "2026-12-31T23:59:59+08:00", "2027-12-31T23:59:59+08:00")]
    [InlineData("0 0 8,20 1-7/2 * 7", "2026-03-02T00:00:00+08:00", "2026-04-05T08:00:00+08:00")]
    [InlineData("0 0 22-1 * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T22:00:00+08:00")]
    [InlineData("0 */20,5 * * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T09:05:00+08:00")] // a star in a list
    [InlineData("0 0 5,* * * *", "2026-03-02T09:00:00+08:00", "2026-03-02T10:00:00+08:00")]
    [InlineData("@daily", "2026-03-02T09:00:00+08:00", "2026-03-03T00:00:00+08:00")]
    public void Cron_finds_the_next_time(string cron, string after, string next) =>
        CronSchedule.Parse(cron).NextAfter(Time(after), Bench.Zone).ShouldBe(Time(next));

    [Theory]
    [InlineData("0 0 18 L * *", "2026-02-01T00:00:00+08:00", "2026-02-28T18:00:00+08:00")] // the last day of the month
    [InlineData("0 0 18 L-2 * *", "2026-03-02T00:00:00+08:00", "2026-03-29T18:00:00+08:00")]
    [InlineData("0 0 18 LW * *", "2026-05-01T00:00:00+08:00", "2026-05-29T18:00:00+08:00")] // its last day is a Sunday
    [InlineData("0 0 9 15W * *", "2026-08-01T00:00:00+08:00", "2026-08-14T09:00:00+08:00")] // a Saturday: the Friday before
    [InlineData("0 0 9 15W * *", "2026-03-01T00:00:00+08:00", "2026-03-16T09:00:00+08:00")] // a Sunday: the Monday after
    [InlineData("0 0 9 1W * *", "2026-07-15T00:00:00+08:00", "2026-08-03T09:00:00+08:00")] // never into another month
    [InlineData("0 0 9 * * 5L", "2026-03-02T00:00:00+08:00", "2026-03-27T09:00:00+08:00")] // the last Friday
    [InlineData("0 0 9 ? * MON#1", "2026-03-03T00:00:00+08:00", "2026-04-06T09:00:00+08:00")] // the first Monday
    [InlineData("0 0 9 ? * 2#5", "2026-04-01T00:00:00+08:00", "2026-06-30T09:00:00+08:00")] // where there is a fifth Tuesday
    public void Last_days_weekdays_and_numbered_weekdays_are_understood(string cron, string after, string next) =>
        CronSchedule.Parse(cron).NextAfter(Time(after), Bench.Zone).ShouldBe(Time(next));

    [Theory]
    [InlineData("0 30 2 * * *", "2026-03-28T12:00:00+01:00", "2026-03-29T03:00:00+02:00")] // the clock jumps from 2 to 3
    [InlineData("0 30 2 * * *", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00")]
    [InlineData("0 30 2 29 3 *", "2026-03-28T12:00:00+01:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("0 30 2 L 3 SUN#5", "2026-03-28T12:00:00+01:00", "2030-03-31T03:00:00+02:00")] // that jump is on the 31st
    [InlineData("0 30 * * * *", "2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00")] // half past two, which nobody sees
    [InlineData("0 30 * * * *", "2026-03-29T03:00:00+02:00", "2026-03-29T03:30:00+02:00")]
    [InlineData("0 0 9 * * *", "2026-03-28T09:00:00+01:00", "2026-03-29T09:00:00+02:00")]
    public void In_spring_nothing_is_left_out(string cron, string after, string next) =>
        CronSchedule.Parse(cron).NextAfter(Time(after), Berlin).ShouldBe(Time(next));

    [Theory]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00:00+02:00", "2026-10-25T02:30:00+02:00")] // 2:30 comes twice
    [InlineData("0 30 2 * * *", "2026-10-25T02:30:00+02:00", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 30 2 * * *", "2026-10-25T02:10:00+01:00", "2026-10-26T02:30:00+01:00")]
    [InlineData("0 30 * * * *", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")]
    [InlineData("0 */20 2 * * *", "2026-10-25T02:40:00+02:00", "2026-10-25T02:00:00+01:00")] // a step means all that passes
    [InlineData("0 30 1-3 * * *", "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00")] // and so does a range
    [InlineData("0 0,30 2 * * *", "2026-10-25T02:30:00+02:00", "2026-10-26T02:00:00+01:00")] // a list does not
    [InlineData("0 0 9 * * *", "2026-10-24T09:00:00+02:00", "2026-10-25T09:00:00+01:00")]
    public void In_autumn_times_of_day_happen_once_and_intervals_each_time(string cron, string after, string next) =>
        CronSchedule.Parse(cron).NextAfter(Time(after), Berlin).ShouldBe(Time(next));

    [Fact]
    public void A_day_that_never_comes_is_found_out() =>
        CronSchedule.Parse("0 0 0 30 2 *").NextAfter(Time("2026-03-02T09:00:00+08:00"), Bench.Zone).ShouldBeNull();

    [Theory]
    [InlineData("", "check.cron-six-fields")]
    [InlineData("0 0 * * *", "check.cron-six-fields")]
    [InlineData("60 * * * * *", "check.cron-second")]
    [InlineData("0 */60 * * * *", "check.cron-minute")] // a step that leads out of its field
    [InlineData("0 0 */24 * * *", "check.cron-hour")]
    [InlineData("0 0 5/30,7 * * *", "check.cron-hour")]
    [InlineData("0 0 0 15W,20 * *", "check.cron-day")]
    [InlineData("* * * * 13 *", "check.cron-month")]
    [InlineData("* * * * * FUN", "check.cron-weekday")]
    [InlineData("0 0 0 * * MON#6", "check.cron-weekday")]
    [InlineData("*/0 * * * * *", "check.cron-second")]
    [InlineData("1//2 * * * * *", "check.cron-second")]
    [InlineData("H * * * * *", "check.cron-second")] // no chance
    [InlineData("@reboot", "check.cron-macro")]
    public void What_is_no_cron_expression_is_refused_with_the_field(string cron, string why)
    {
        Should.Throw<FormatException>(() => CronSchedule.Parse(cron));
        CronRules.WhyNot(cron)!.Code.ShouldBe(why);
    }

    [Fact]
    public void The_check_says_that_a_time_never_comes() => CronRules.WhyNot("0 0 0 31 4 *")!.Code.ShouldBe("check.cron-never");

    [Theory]
    [InlineData("0 */90 * * * *", "2026-03-02T10:00:00+08:00")]
    [InlineData("0 15-40/90,50 * * * *", "2026-03-02T09:15:00+08:00")]
    [InlineData("0 0 7 * * *", "2026-03-03T07:00:00+08:00")]
    public void A_trigger_stored_when_wide_steps_were_accepted_still_comes(string cron, string next) =>
        TriggerStimulus
            .NextAfter(Time("2026-03-02T09:00:00+08:00"), Time("2026-03-02T09:00:00+08:00"), null, cron, Bench.Zone)
            .ShouldBe(Time(next));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

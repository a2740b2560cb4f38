using System.Text.Json;
using CaseFlow.Workflows.House.Hours;

namespace CaseFlow.Workflows.Tests.House.Hours;

public sealed class BranchCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Theory]
    [InlineData("2026-03-02 19:00", 4, "2026-03-03 13:00")] // Monday evening
    [InlineData("2026-03-02 19:00", 2, "2026-03-03 11:00")]
    [InlineData("2026-03-02 19:00", 1, "2026-03-02 20:00")] // the last moment of the day, not the first of the next
    [InlineData("2026-03-02 06:00", 1, "2026-03-02 11:00")]
    [InlineData("2026-03-07 15:00", 1, "2026-03-09 11:00")] // Saturday: closed, as Sunday
    [InlineData("2027-09-30 16:00", 8, "2027-10-08 14:00")] // over seven days of holidays
    [InlineData("2027-10-09 19:00", 2, "2027-10-11 11:00")] // a Saturday that is worked counts like any other
    [InlineData("2027-10-10 09:00", 1, "2027-10-11 11:00")] // the Sunday after it does not
    public void R_ESC_8_R_SET_3_due_times_count_opening_hours(string from, int hours, string due) =>
        Weekdays().Add(At(from), TimeSpan.FromHours(hours)).ShouldBe(At(due));

    [Fact]
    public void R_SET_3_a_break_is_no_opening_hour()
    {
        var calendar = new BranchCalendar(Shanghai, Week("10:00-12:00, 14:00-18:00"), []);

        calendar.IsOpenAt(At("2026-03-02 11:59")).ShouldBeTrue();
        calendar.IsOpenAt(At("2026-03-02 12:00")).ShouldBeFalse();
        calendar.Add(At("2026-03-02 11:30"), TimeSpan.FromHours(1)).ShouldBe(At("2026-03-02 14:30"));
    }

    [Fact]
    public void R_SET_3_a_working_day_has_its_own_hours_where_they_are_given()
    {
        var calendar = new BranchCalendar(
            Shanghai,
            Week("10:00-20:00", closedFrom: 5),
            [Year(2026, new SpecialDay(new DateOnly(2026, 3, 7), true, "调休", "10:00-16:00"))]
        );

        calendar.HoursOf(new DateOnly(2026, 3, 7)).Select(span => span.ToString()).ShouldBe(["10:00-16:00"]);
        calendar.IsOpenOn(new DateOnly(2026, 3, 8)).ShouldBeFalse();
    }

    [Fact]
    public void R_SET_3_a_branch_without_hours_is_always_open_and_a_year_that_nobody_entered_is_not_known()
    {
        var calendar = new BranchCalendar(Shanghai, null, []);

        calendar.Add(At("2026-03-02 23:00"), TimeSpan.FromHours(4)).ShouldBe(At("2026-03-03 03:00"));
        (calendar.HasHours, calendar.IsKnown(2026)).ShouldBe((false, false));
        Weekdays().IsKnown(2027).ShouldBeTrue();
    }

    [Theory]
    [InlineData("10:00-20:00")]
    [InlineData("９:30-12:00,13:00-24:00")] // as a Chinese input method writes it
    [InlineData("")]
    public void Hours_are_read_as_people_write_them(string text) => OpenSpan.ParseDay(text).ShouldNotBeNull();

    [Theory]
    [InlineData("20:00-10:00")]
    [InlineData("10:00-10:00")]
    [InlineData("10:00-14:00, 13:00-18:00")]
    [InlineData("10-20")]
    [InlineData("10:00-25:00")]
    [InlineData("all day")]
    public void What_is_no_hours_is_refused(string text) => OpenSpan.ParseDay(text).ShouldBeNull();

    private static BranchCalendar Weekdays() =>
        new(
            Shanghai,
            Week("10:00-20:00", closedFrom: 5),
            [
                Year(
                    2027,
                    [
                        .. Enumerable.Range(1, 7).Select(day => new SpecialDay(new DateOnly(2027, 10, day), false, "国庆节")),
                        new SpecialDay(new DateOnly(2027, 10, 9), true, "国庆节"),
                    ]
                ),
            ]
        );

    private static WeekHours Week(string hours, int closedFrom = 7) =>
        WeekHours.Of([.. Enumerable.Range(0, 7).Select(day => day < closedFrom ? hours : "")])!;

    private static CalendarYear Year(int year, params SpecialDay[] days) =>
        new() { Year = year, Days = JsonSerializer.Serialize(days, JsonSerializerOptions.Web) };

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

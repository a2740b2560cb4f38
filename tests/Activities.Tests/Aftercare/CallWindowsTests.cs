using CaseFlow.Activities.Aftercare;

namespace CaseFlow.Activities.Tests.Aftercare;

public sealed class CallWindowsTests
{
    private static readonly CallWindows Shanghai = new(AftercareSettings.Windows.Default, "Asia/Shanghai");

    [Theory]
    [InlineData("2026-03-02T09:00+08:00", "2026-03-02T11:00+08:00")]
    [InlineData("2026-03-02T11:00+08:00", "2026-03-02T11:00+08:00")]
    [InlineData("2026-03-02T12:29+08:00", "2026-03-02T12:29+08:00")]
    [InlineData("2026-03-02T12:30+08:00", "2026-03-02T14:30+08:00")]
    [InlineData("2026-03-02T18:00+08:00", "2026-03-02T19:30+08:00")]
    [InlineData("2026-03-02T20:30+08:00", "2026-03-03T11:00+08:00")]
    [InlineData("2026-02-28T23:59+08:00", "2026-03-01T11:00+08:00")]
    [InlineData("2026-03-02T01:00+00:00", "2026-03-02T11:00+08:00")]
    public void R_FUP_11_what_falls_outside_moves_to_the_next_window(string moment, string expected) =>
        Shanghai.From(Time(moment)).ShouldBe(Time(expected));

    [Fact]
    public void R_FUP_11_windows_are_clinic_time_whatever_the_zone() =>
        new CallWindows("11:00-12:00", "Asia/Urumqi").From(Time("2026-03-02T11:30+08:00")).ShouldBe(Time("2026-03-02T13:00+08:00"));

    [Theory]
    [InlineData("")]
    [InlineData("11:00")]
    [InlineData("12:00-11:00")]
    [InlineData("noon-night")]
    public void Windows_that_are_none_are_refused(string windows) =>
        Should.Throw<FormatException>(() => new CallWindows(windows, "Asia/Shanghai"));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text);
}

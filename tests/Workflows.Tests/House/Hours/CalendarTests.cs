using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tests.House.Hours;

public sealed class CalendarTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_SET_3_R_SET_10_hours_are_set_once_by_two_people_at_once_and_the_history_says_why()
    {
        var read = await HoursAsync();
        (await SetAsync("10:00-20:00", read.Revision, "夏季")).ShouldSucceed();

        (await SetAsync("09:00-18:00", read.Revision, null)).ShouldBeRefused("hours.changed-meanwhile");

        (await HoursAsync()).Week!.ShouldAllBe(day => day == "10:00-20:00");
        var change = (await clinic.As(Roles.Auditor).SendAsync(new ListSetupChanges.Query("hours"))).ShouldSucceed().Items[0];
        (change.Act, change.By, change.Reason).ShouldBe(("hours.set", "manager01", "夏季"));
        change.Before.ShouldNotBeNull().ShouldContain("00:00-24:00");
    }

    [Fact]
    public async Task R_SET_3_hours_that_cannot_be_read_are_said_at_their_day()
    {
        var week = new[] { "10:00-20:00", "20:00-10:00", "", "", "", "", "" };

        var refused = await clinic.As(Roles.Manager).SendAsync(new SetHours.Command(clinic.Branch.Id, week, 1));

        refused.ShouldBeInvalid("day1", "hours.not-hours");
        (
            await clinic.As(Roles.Manager).SendAsync(new SetHours.Command(clinic.Branch.Id, [.. Enumerable.Repeat("", 7)], 1))
        ).ShouldBeInvalid("day0", "hours.never-open");
        (await clinic.As(Roles.Nurse).SendAsync(new SetHours.Command(clinic.Branch.Id, week, 1))).ShouldBeRefused("auth.forbidden");
    }

    [Fact]
    public async Task R_SET_11_R_SET_12_a_year_is_taken_over_whole_or_each_wrong_line_is_named_and_nothing_is_kept()
    {
        const string csv = """
            日期,类型,名称
            2027-10-01,休,"国庆节, 第一天"
            05/06/2027,休,端午
            2026-10-02,休,国庆节
            2027-10-03,也许,国庆节
            2027-10-01,休,国庆节
            2027-10-09,班,"国庆节
            2027-10-10,班,国庆节,20:00-10:00
            """;

        var refused = (await YearAsync(2027, csv)).ShouldBeRefused("form.invalid");

        refused.Fields.Select(error => error.Arguments[0]).ShouldBe([3, 4, 5, 6, 7, 8]);
        (await KnownAsync(2027)).IsKnown.ShouldBeFalse();
        var preview = (
            await clinic.As(Roles.Manager).SendAsync(new PreviewCalendarYear.Query(clinic.Branch.Id, 2027, csv))
        ).ShouldSucceed();
        preview.Errors.Count.ShouldBe(6);
        preview.Days.ShouldHaveSingleItem().Day.Name.ShouldBe("国庆节, 第一天");
    }

    [Fact]
    public async Task R_SET_3_holidays_and_moved_working_days_of_a_year_are_read_from_commas_or_tabs_and_seen_again()
    {
        (await YearAsync(2027, "2027/10/1,休,国庆节\n2027年10月9日\t班\t国庆节\t10:00-16:00")).ShouldSucceed().Moved.ShouldBe(1);

        var known = await KnownAsync(2027);

        known.Days.ShouldBe([
            new SpecialDay(new DateOnly(2027, 10, 1), false, "国庆节"),
            new SpecialDay(new DateOnly(2027, 10, 9), true, "国庆节", "10:00-16:00"),
        ]);
        (await YearAsync(2027, known.Csv, known.Revision)).ShouldSucceed();
        (await KnownAsync(2027)).Days.ShouldBe(known.Days);
        (await YearAsync(2027, known.Csv, null)).ShouldBeRefused("hours.changed-meanwhile");
    }

    [Fact]
    public async Task R_SET_3_what_the_state_announced_is_offered_and_a_year_that_it_did_not_is_not_guessed()
    {
        var announced = (await KnownAsync(2026)).Announced;

        announced.ShouldContain("2026-10-10,open,国庆节");
        announced.ShouldContain("2026-02-17,closed,春节");
        (await KnownAsync(2027)).Announced.ShouldBeEmpty();
        (await YearAsync(2026, announced)).ShouldSucceed();
    }

    [Fact]
    public async Task R_SET_3_from_1_December_on_whoever_sets_up_is_told_each_day_that_next_year_is_missing()
    {
        clinic.Clock.AdvanceTo(At("2026-11-30 12:00"));
        await WatchAsync();
        (await ToldAsync()).ShouldBe(0);

        clinic.Clock.AdvanceTo(At("2026-12-01 00:01"));
        await WatchAsync();
        await WatchAsync();
        (await ToldAsync()).ShouldBe(1);
        (await HoursAsync()).UnknownYears.ShouldBe([2026, 2027]);

        clinic.Clock.AdvanceTo(At("2026-12-02 00:01"));
        await WatchAsync();
        (await ToldAsync()).ShouldBe(2);

        (await YearAsync(2027, "2027-10-01,休,国庆节")).ShouldSucceed();
        clinic.Clock.AdvanceTo(At("2026-12-03 00:01"));
        await WatchAsync();
        (await ToldAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task R_SET_3_whether_it_is_open_says_when_that_rests_on_a_year_that_nobody_entered()
    {
        (await SetAsync("10:00-20:00", 1, null)).ShouldSucceed();

        var now = (
            await clinic.As(Roles.Nurse).SendAsync(new GetOpening.Query(clinic.Branch.Id, At("2026-03-02 19:00"), 4))
        ).ShouldSucceed();

        (now.IsOpen, now.YearIsKnown, now.After).ShouldBe((true, false, At("2026-03-03 13:00")));
        now.Openings.ShouldBe(["10:00-20:00"]);
    }

    [Fact]
    public async Task Another_branch_keeps_its_own_hours_and_its_people_do_not_see_these()
    {
        var other = await clinic.OpenBranchAsync("浦东院区");
        await clinic.HireAsync("manager-elsewhere", other.Id, Roles.Manager);

        (await clinic.As("manager-elsewhere").SendAsync(new GetHours.Query(clinic.Branch.Id))).ShouldBeRefused("branch.not-found");
        (await SetAsync("10:00-20:00", 1, null)).ShouldSucceed();

        (await clinic.As("manager-elsewhere").SendAsync(new GetHours.Query(other.Id)))
            .ShouldSucceed()
            .Week!.ShouldAllBe(day => day == "00:00-24:00");
    }

    private Task<Result<SetHours.Response>> SetAsync(string hours, long? revision, string? reason) =>
        clinic.As(Roles.Manager).SendAsync(new SetHours.Command(clinic.Branch.Id, [.. Enumerable.Repeat(hours, 7)], revision, reason));

    private async Task<GetHours.Response> HoursAsync() =>
        (await clinic.As(Roles.Manager).SendAsync(new GetHours.Query(clinic.Branch.Id))).ShouldSucceed();

    private Task<Result<SetCalendarYear.Response>> YearAsync(int year, string csv, long? revision = null) =>
        clinic.As(Roles.Manager).SendAsync(new SetCalendarYear.Command(clinic.Branch.Id, year, csv, revision));

    private async Task<GetCalendarYear.Response> KnownAsync(int year) =>
        (await clinic.As(Roles.Manager).SendAsync(new GetCalendarYear.Query(clinic.Branch.Id, year))).ShouldSucceed();

    private async Task WatchAsync() => (await clinic.AsSystem.SendAsync(new WatchBranches.Command())).ShouldSucceed();

    private async Task<int> ToldAsync() =>
        (await clinic.As(Roles.Admin).SendAsync(new ListNotices.Query(ListNotices.AllBox)))
            .ShouldSucceed()
            .Items.Count(notice => notice.What == WatchBranches.YearMissing);

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

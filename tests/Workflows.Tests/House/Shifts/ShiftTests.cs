using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.House.Shifts;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tests.House.Shifts;

public sealed class ShiftTests : IAsyncLifetime
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    private readonly Clinic clinic = new();

    public async Task InitializeAsync()
    {
        await clinic.OpenAsync(withShippedDefinitions: false);
        var week = new SetHours.Command(clinic.Branch.Id, [.. Enumerable.Repeat("10:00-20:00", 7)], 1);
        (await clinic.As(Roles.Manager).SendAsync(week)).ShouldSucceed();
    }

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task R_SET_5_one_early_and_one_late_are_enough_and_a_day_off_shows_where_the_desk_has_too_few()
    {
        var planned = (await PlanAsync("early early early early early early early", "late late late late late off late")).ShouldSucceed();

        planned.Days.Take(5).ShouldAllBe(day => day.Gaps.Count == 0);
        planned
            .Days[5]
            .Gaps.ShouldBe([
                new GetShifts.Gap("11:30-13:00", 1, 2), // at meals
                new GetShifts.Gap("17:00-18:00", 1, 2),
                new GetShifts.Gap("18:00-20:00", 0, 1),
            ]);
        (await WeekAsync()).Days[5].Gaps.Count.ShouldBe(3);
    }

    [Fact]
    public async Task R_SET_5_a_week_is_planned_by_one_of_two_at_once_and_read_by_all()
    {
        (await PlanAsync("early off off off off off off", "- - - - - - -")).ShouldSucceed();
        (await PlanAsync("late off off off off off off", "- - - - - - -")).ShouldBeRefused("shifts.changed-meanwhile");

        var week = await WeekAsync();
        week.People.Single(person => person.Name == "front-desk01").Shifts[0].ShouldBe("early");
        week.MayChange.ShouldBeFalse();
        week.Days[0].IsPlanned.ShouldBeTrue();
        (await clinic.As(Roles.Auditor).SendAsync(new ListSetupChanges.Query("shifts")))
            .ShouldSucceed()
            .Items[0]
            .After.ShouldNotBeNull()
            .ShouldContain("front-desk01: early");
        (await clinic.As(Roles.Nurse).SendAsync(new SetShifts.Command(clinic.Branch.Id, Monday, [], week.Revision))).ShouldBeRefused(
            "auth.forbidden"
        );
    }

    [Fact]
    public async Task R_SET_5_the_manager_is_told_once_when_the_desk_has_too_few()
    {
        (await PlanAsync("early early early early early early early", "late late late late late late late")).ShouldSucceed();
        clinic.Clock.AdvanceTo(At("2026-03-02 10:30"));
        await WatchAsync();
        (await ToldAsync()).ShouldBeEmpty();

        var ill = new RequestLeave.Command("2026-03-02T10:30", "2026-03-02", LeaveKind.Sick);
        (await clinic.As("front-desk01").SendAsync(ill)).ShouldSucceed();
        await WatchAsync();
        await WatchAsync();

        var told = (await ToldAsync()).ShouldHaveSingleItem();
        told.Facts.GetProperty("there").GetInt32().ShouldBe(0); // nobody until the late shift begins
        clinic.Clock.AdvanceTo(At("2026-03-02 11:30"));
        await WatchAsync();
        (await ToldAsync()).Count.ShouldBe(2); // one at a meal
    }

    private Task<Result<SetShifts.Response>> PlanAsync(string first, string second) =>
        clinic
            .As(Roles.Manager)
            .SendAsync(new SetShifts.Command(clinic.Branch.Id, Monday, [Line("front-desk01", first), Line("front-desk02", second)]));

    private SetShifts.Line Line(string userName, string shifts) =>
        new(clinic.PersonNamed(userName).Id, [.. shifts.Split(' ').Select(shift => shift == "-" ? "" : shift)]);

    private async Task<GetShifts.Response> WeekAsync() =>
        (await clinic.As(Roles.Nurse).SendAsync(new GetShifts.Query(clinic.Branch.Id, Monday.AddDays(3)))).ShouldSucceed();

    private async Task WatchAsync() => (await clinic.AsSystem.SendAsync(new WatchBranches.Command())).ShouldSucceed();

    private async Task<IReadOnlyList<NoticeView>> ToldAsync() =>
        [
            .. (await clinic.As(Roles.Manager).SendAsync(new ListNotices.Query(ListNotices.AllBox)))
                .ShouldSucceed()
                .Items.Where(notice => notice.What == WatchBranches.DeskShort),
        ];

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.House.Hours;

public sealed class DueTimeTests(SmallClinic clinic) : IClassFixture<SmallClinic>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        var read = (await clinic.As(Roles.Manager).SendAsync(new GetHours.Query(clinic.Branch.Id))).ShouldSucceed();
        var week = Enumerable.Range(0, 7).Select(day => day < 5 ? "10:00-20:00" : "").ToList();
        (await clinic.As(Roles.Manager).SendAsync(new SetHours.Command(clinic.Branch.Id, week, read.Revision))).ShouldSucceed();
        if ((await YearAsync()).IsKnown)
            return;
        var csv = string.Join('\n', Enumerable.Range(1, 7).Select(day => $"2027-10-0{day},休,国庆节").Append("2027-10-09,班,国庆节"));
        (await clinic.As(Roles.Manager).SendAsync(new SetCalendarYear.Command(clinic.Branch.Id, 2027, csv))).ShouldSucceed();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task R_ESC_4_R_ESC_8_four_opening_hours_from_Monday_at_7_are_over_on_Tuesday_at_1_and_half_of_them_at_11()
    {
        clinic.Clock.AdvanceTo(At("2027-09-27 19:00"));
        var task = await StartAsync("four-opening-hours");

        (await TaskAsync(task)).DueAt.ShouldBe(At("2027-09-28 13:00"));
        clinic.Clock.AdvanceTo(At("2027-09-28 10:59"));
        (await TaskAsync(task)).DueState.ShouldBe("calm");
        clinic.Clock.AdvanceTo(At("2027-09-28 11:00"));
        (await TaskAsync(task)).DueState.ShouldBe("soon");

        clinic.Clock.AdvanceTo(At("2027-09-30 16:00"));
        (await TaskAsync(await StartAsync("eight-opening-hours"))).DueAt.ShouldBe(At("2027-10-08 14:00"));

        clinic.Clock.AdvanceTo(At("2027-10-08 19:00"));
        (await TaskAsync(await StartAsync("four-opening-hours"))).DueAt.ShouldBe(At("2027-10-09 13:00")); // a Saturday that is worked
    }

    private async Task<GetCalendarYear.Response> YearAsync() =>
        (await clinic.As(Roles.Manager).SendAsync(new GetCalendarYear.Query(clinic.Branch.Id, 2027))).ShouldSucceed();

    private async Task<TaskId> StartAsync(string definition) => (await clinic.StartAsync(definition)).OpenTasks.Single().Id;

    private async Task<GetTask.Response> TaskAsync(TaskId task) =>
        (await clinic.As(Roles.Nurse).SendAsync(new GetTask.Query(task))).ShouldSucceed();

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Tasks;

/// <summary>Each test has a clinic of its own, since it looks at all of somebody's tasks.</summary>
public sealed class MyDayTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task After_a_task_comes_the_one_that_stood_behind_it_and_at_the_end_the_first()
    {
        var (first, second, third) = (await TalkAsync(), await TalkAsync(), await TalkAsync());
        (await clinic.SendCompleteAsync("consultant01", second, "Refused")).ShouldSucceed();

        (await NextAsync("consultant01", new NextTask.Query(new TaskCriteria(), 1, second))).ShouldBe(new NextTask.Response(third, 1, 2));
        (await clinic.SendCompleteAsync("consultant01", third, "Refused")).ShouldSucceed();
        (await NextAsync("consultant01", new NextTask.Query(new TaskCriteria(), 1, third))).ShouldBe(new NextTask.Response(first, 0, 1));
        (await clinic.SendCompleteAsync("consultant01", first, "Refused")).ShouldSucceed();
        (await NextAsync("consultant01", new NextTask.Query(new TaskCriteria(), 0, first))).ShouldBe(new NextTask.Response(null, 0, 0));
    }

    [Fact]
    public async Task The_next_task_is_never_somebody_elses()
    {
        var (first, second, third) = (await TalkAsync(), await TalkAsync(), await TalkAsync());
        await clinic.As("consultant02").SendAsync(new ClaimTask.Command(second));
        (await clinic.SendCompleteAsync("consultant01", first, "Refused")).ShouldSucceed();

        (await NextAsync("consultant01", new NextTask.Query(new TaskCriteria("all"), 0, first))).Task.ShouldBe(third);
        (await NextAsync("manager01", new NextTask.Query(new TaskCriteria("all")))).Task.ShouldBeNull("a manager only looks on");
    }

    [Fact]
    public async Task What_comes_next_is_what_others_do_today_for_those_whose_staff_i_am()
    {
        var journey = await clinic.StartAsync("side-by-side");
        await clinic.StartAsync("side-by-side");
        await clinic.ChangeAsync(async db =>
        {
            var row = await db.Journeys().SingleAsync(one => one.Id == journey.Id);
            row.Staff.Add(
                new JourneyPerson
                {
                    JourneyId = journey.Id,
                    Role = Roles.Doctor,
                    PersonId = clinic.PersonNamed("doctor01").Id,
                }
            );
        });

        var day = await DayAsync("doctor01");
        day.Mine.ShouldBeEmpty();
        day.Next.Select(task => (task.Journey.Id, task.Title)).ShouldBe([(journey.Id, "left"), (journey.Id, "right")], ignoreOrder: true);
        (await DayAsync("doctor02")).Next.ShouldBeEmpty();

        await clinic.As("nurse01").SendAsync(new ClaimTask.Command(journey.OpenTasks.Single(task => task.Role == Roles.Nurse).Id));
        (await DayAsync("nurse01")).Mine.Select(task => task.Title).ShouldBe(["left"]);
    }

    [Fact]
    public async Task A_list_that_is_open_learns_who_took_what_it_shows_and_nothing_of_what_it_may_not_see()
    {
        var (taken, done, others) = (await TalkAsync(), await TalkAsync(), (await clinic.StartAsync("side-by-side")).OpenTasks[0].Id);
        await clinic.As("consultant02").SendAsync(new ClaimTask.Command(taken));
        (await clinic.SendCompleteAsync("consultant02", done, "Refused")).ShouldSucceed();

        var followed = (await clinic.As("consultant01").SendAsync(new FollowTasks.Query([done, others, taken]))).ShouldSucceed();

        followed
            .Select(task => (task.Id, task.Status, task.Assignee?.UserName))
            .ShouldBe([(done, "completed", "consultant02"), (taken, "open", "consultant02")]);
    }

    private async Task<TaskId> TalkAsync()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        return task;
    }

    private async Task<NextTask.Response> NextAsync(string who, NextTask.Query query) =>
        (await clinic.As(who).SendAsync(query)).ShouldSucceed();

    private async Task<GetMyDay.Response> DayAsync(string who) => (await clinic.As(who).SendAsync(new GetMyDay.Query())).ShouldSucceed();
}

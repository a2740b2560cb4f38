using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Bulk;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tasks.Making;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.House.Leaves;

public sealed class LeaveTests : IAsyncLifetime
{
    private const string Away = "consultant01";
    private const string StandsIn = "consultant02";

    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task R_SET_6_from_its_first_minute_new_tasks_go_to_the_substitute_and_afterwards_to_the_person_again()
    {
        await GrantAsync("2026-03-02T10:00", "2026-03-02T18:00", StandsIn);

        (await NewTaskAsync()).For!.UserName.ShouldBe(Away); // 08:30

        clinic.Clock.AdvanceTo(At("2026-03-02 10:00"));
        var task = await NewTaskAsync();
        task.For!.UserName.ShouldBe(StandsIn);
        task.InsteadOf.ShouldBe(new Substitution(Away, At("2026-03-02 18:00")));
        (await InboxOfAsync(StandsIn)).ShouldContain(row => row.Id == task.Id && row.InsteadOf!.Name == Away);
        (await TaskAsync(Away, task.Id)).InsteadOf!.Name.ShouldBe(Away); // visible to both
        (await UnreadOfAsync(StandsIn)).ShouldContain(notice => notice.TaskId == task.Id);

        clinic.Clock.AdvanceTo(At("2026-03-02 18:00"));
        var back = await NewTaskAsync();
        back.For!.UserName.ShouldBe(Away);
        (await InboxOfAsync(Away, "mine")).ShouldContain(row => row.Id == back.Id && row.InsteadOf == null);
        (await UnreadOfAsync(Away)).ShouldContain(notice => notice.TaskId == back.Id);
    }

    [Fact]
    public async Task R_SET_6_without_a_substitute_who_is_there_and_fit_new_tasks_go_to_the_role()
    {
        await GrantAsync("2026-03-02", "2026-03-02", null);
        (await NewTaskAsync()).ShouldSatisfyAllConditions(task => task.For.ShouldBeNull(), task => task.InsteadOf!.Name.ShouldBe(Away));

        await GrantAsync("2026-03-03", "2026-03-03", "nurse01"); // no consultant
        clinic.Clock.AdvanceTo(At("2026-03-03 09:00"));
        (await NewTaskAsync()).For.ShouldBeNull();

        await GrantAsync("2026-03-04", "2026-03-04", StandsIn);
        await GrantAsync("2026-03-04", "2026-03-04", Away, who: StandsIn); // each stands in for the other
        clinic.Clock.AdvanceTo(At("2026-03-04 09:00"));
        (await NewTaskAsync()).For.ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R_SET_6_open_tasks_go_too_where_that_was_chosen_and_only_once_it_begins(bool tasksToo)
    {
        var open = await NewTaskAsync();
        (await clinic.As(Away).SendAsync(new ClaimTask.Command(open.Id))).ShouldSucceed();
        var waiting = await NewTaskAsync();
        await GrantAsync("2026-03-02T10:00", "2026-03-02T18:00", StandsIn, tasksToo);
        await HandOverAsync();
        (await TaskAsync(Away, open.Id)).Assignee!.UserName.ShouldBe(Away);

        clinic.Clock.AdvanceTo(At("2026-03-02 10:00"));
        await HandOverAsync();
        await HandOverAsync();

        foreach (var (who, has) in new[] { (StandsIn, tasksToo), (Away, !tasksToo) })
            (await InboxOfAsync(who, "mine")).Select(row => row.Id).Intersect([open.Id, waiting.Id]).Count().ShouldBe(has ? 2 : 0, who);
        (await TaskAsync(Away, open.Id)).Assignee!.UserName.ShouldBe(tasksToo ? StandsIn : Away);
        (await TaskAsync(Away, waiting.Id)).For!.UserName.ShouldBe(tasksToo ? StandsIn : Away);
        (await UnreadOfAsync(StandsIn)).Count(notice => notice.What == TaskNotices.StandsIn).ShouldBe(tasksToo ? 2 : 0);
    }

    [Fact]
    public async Task R_SET_6_what_a_lead_hands_to_somebody_who_is_away_goes_to_the_substitute_or_is_refused()
    {
        var task = await NewTaskAsync();
        await GrantAsync("2026-03-02T08:30", "2026-03-02T18:00", StandsIn);
        clinic.Clock.AdvanceTo(At("2026-03-02 09:00"));

        (await clinic.As(Roles.Manager).SendAsync(new AssignTask.Command(task.Id, Away)))
            .ShouldSucceed()
            .Assignee!.UserName.ShouldBe(StandsIn);

        await GrantAsync("2026-03-02T08:40", "2026-03-02T18:00", null, who: StandsIn, kind: LeaveKind.Sick);
        (await clinic.As(Roles.Manager).SendAsync(new AssignTask.Command(task.Id, StandsIn))).ShouldBeRefused("task.on-leave");
    }

    [Fact]
    public async Task R_SET_6_a_pile_handed_to_somebody_who_is_away_goes_the_way_of_a_single_task()
    {
        TaskId[] pile = [(await NewTaskAsync()).Id, (await NewTaskAsync()).Id];
        await GrantAsync("2026-03-02T08:30", "2026-03-02T18:00", StandsIn);
        clinic.Clock.AdvanceTo(At("2026-03-02 09:00"));

        (await clinic.As(Roles.Manager).SendAsync(new HandOverTasks.Command(pile, Away))).ShouldSucceed().Done.ShouldBe(2);

        foreach (var id in pile)
        {
            (await InboxOfAsync(StandsIn, "mine")).ShouldContain(row => row.Id == id && row.InsteadOf!.Name == Away);
            (await InboxOfAsync(Away, "mine")).ShouldNotContain(row => row.Id == id);
            (await UnreadOfAsync(StandsIn)).ShouldContain(notice => notice.TaskId == id);
        }

        await GrantAsync("2026-03-02T08:40", "2026-03-02T18:00", null, who: StandsIn, kind: LeaveKind.Sick);
        var refused = (await clinic.As(Roles.Manager).SendAsync(new HandOverTasks.Command([.. pile[..1]], Away))).ShouldSucceed();
        (refused.Done, refused.Results[0].Code).ShouldBe((0, "task.on-leave"));
    }

    [Fact]
    public async Task P22_who_falls_ill_is_away_at_once_and_the_manager_approves_afterwards()
    {
        clinic.Clock.AdvanceTo(At("2026-03-02 12:00"));
        var leave = await AskAsync("2026-03-01T08:00", "2026-03-03", StandsIn, kind: LeaveKind.Sick);

        (await NewTaskAsync()).For!.UserName.ShouldBe(StandsIn);
        (await AskRawAsync("2026-03-01T08:00", "2026-03-01T20:00", null, who: "doctor01")).ShouldBeInvalid("from", "leave.past");

        (await DecideAsync(leave, approves: false, reason: "没有证明")).ShouldSucceed();
        (await NewTaskAsync()).For!.UserName.ShouldBe(Away);
    }

    [Fact]
    public async Task P22_the_manager_is_told_decides_with_a_substitute_and_nobody_decides_their_own()
    {
        var leave = await AskAsync("2026-03-05", "2026-03-06", null);
        (await UnreadOfAsync("manager01")).ShouldContain(notice => notice.What == "leave.requested");
        (await LeavesOfAsync("manager01")).ShouldHaveSingleItem().MayDecide.ShouldBeTrue();
        (await LeavesOfAsync("nurse01")).ShouldBeEmpty();

        (await DecideAsync(leave, approves: false, reason: null)).ShouldBeInvalid("reason", "field.required");
        (await DecideAsync(leave, approves: true, reason: null, substitute: StandsIn)).ShouldSucceed();
        (await DecideAsync(leave, approves: false, reason: "zu spät")).ShouldBeRefused("leave.decided");

        (await UnreadOfAsync(Away)).ShouldContain(notice => notice.What == "leave.approved");
        (await UnreadOfAsync(StandsIn)).ShouldContain(notice => notice.What == "leave.stands-in");
        (await LeavesOfAsync(StandsIn)).ShouldHaveSingleItem().Person.Name.ShouldBe(Away);
        var own = await AskAsync("2026-03-05", "2026-03-06", null, who: "manager01");
        (await DecideAsync(own, approves: true, reason: null)).ShouldBeRefused("leave.may-not-decide");
    }

    [Fact]
    public async Task P22_one_at_a_time_and_back_earlier_means_back()
    {
        var leave = await GrantAsync("2026-03-02", "2026-03-06", StandsIn);
        (await AskRawAsync("2026-03-06", "2026-03-08", null)).ShouldBeRefused("leave.overlaps");
        (await AskRawAsync("2026-03-09", "2026-03-08", null)).ShouldBeInvalid("to", "leave.ends-before");
        (await AskRawAsync("soon", "2026-03-08", null)).ShouldBeInvalid("from", "leave.no-time");
        (await NewTaskAsync()).For!.UserName.ShouldBe(StandsIn);

        (await clinic.As(Away).SendAsync(new EndLeave.Command(leave))).ShouldSucceed();

        (await NewTaskAsync()).For!.UserName.ShouldBe(Away);
        (await AskRawAsync("2026-03-06", "2026-03-08", null)).ShouldSucceed();
    }

    private async Task<LeaveId> GrantAsync(
        string from,
        string to,
        string? substitute,
        bool tasksToo = false,
        string who = Away,
        string kind = "annual"
    )
    {
        var leave = await AskAsync(from, to, substitute, tasksToo, who, kind);
        (await DecideAsync(leave, true, null, substitute, tasksToo)).ShouldSucceed();
        return leave;
    }

    private async Task<LeaveId> AskAsync(
        string from,
        string to,
        string? substitute,
        bool tasksToo = false,
        string who = Away,
        string kind = "annual"
    ) => (await AskRawAsync(from, to, substitute, tasksToo, who, kind)).ShouldSucceed().Id;

    private Task<Result<RequestLeave.Response>> AskRawAsync(
        string from,
        string to,
        string? substitute,
        bool tasksToo = false,
        string who = Away,
        string kind = "annual"
    ) => clinic.As(who).SendAsync(new RequestLeave.Command(from, to, kind, Substitute: IdOf(substitute), OpenTasksToo: tasksToo));

    private async Task<Result<DecideLeave.Response>> DecideAsync(
        LeaveId leave,
        bool approves,
        string? reason,
        string? substitute = null,
        bool tasksToo = false
    )
    {
        var revision = await clinic.ReadAsync(db =>
            db.Set<Leave>().Where(row => row.Id == leave).Select(row => row.Revision).SingleAsync()
        );
        return await clinic
            .As("manager01")
            .SendAsync(new DecideLeave.Command(leave, approves, revision, IdOf(substitute), tasksToo, reason));
    }

    private PersonId? IdOf(string? userName) => userName is null ? null : clinic.PersonNamed(userName).Id;

    /// <summary>A new one for the consultant of its journey.</summary>
    private async Task<GetTask.Response> NewTaskAsync()
    {
        var journey = (await clinic.StartAsync("talk-then-consultant")).Id;
        await clinic.ChangeAsync(async db =>
            (await db.Set<Journey>().SingleAsync(row => row.Id == journey)).Staff.Add(
                new JourneyPerson { Role = Roles.Consultant, PersonId = clinic.PersonNamed(Away).Id }
            )
        );
        await clinic.CompleteAsync(journey, "talk");
        return await TaskAsync("manager01", (await clinic.ReadAsync(journey)).OpenTasks.Single().Id);
    }

    private async Task<GetTask.Response> TaskAsync(string who, TaskId task) =>
        (await clinic.As(who).SendAsync(new GetTask.Query(task))).ShouldSucceed();

    private async Task<IReadOnlyList<TaskSummary>> InboxOfAsync(string who, string box = "open") =>
        (await clinic.As(who).SendAsync(new ListTasks.Query(box))).ShouldSucceed().Items;

    private async Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListNotices.Query())).ShouldSucceed().Items;

    private async Task<IReadOnlyList<LeaveItem>> LeavesOfAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListLeaves.Query())).ShouldSucceed().Items;

    private async Task HandOverAsync()
    {
        foreach (var leave in (await clinic.AsSystem.SendAsync(new HandOver.DueQuery(10))).ShouldSucceed().Items)
            (await clinic.AsSystem.SendAsync(new HandOver.Command(leave))).ShouldSucceed();
    }

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

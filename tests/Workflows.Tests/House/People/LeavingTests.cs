using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Notices.Watching;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.House.People;

/// <summary>Somebody leaves (R-SET-1), or their licence does (R-TRE-13).</summary>
public sealed class LeavingTests : IAsyncLifetime
{
    private const string Leaver = "consultant01";

    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public async Task DisposeAsync() => await ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task R_SET_1_tasks_that_were_taken_or_meant_for_who_leaves_are_offered_to_the_role()
    {
        var taken = (await TasksOfAsync(await MeantAsync())).Single().Id;
        (await clinic.As(Leaver).SendAsync(new ClaimTask.Command(taken))).ShouldSucceed();
        var meant = (await TasksOfAsync(await MeantAsync())).Single().Id;

        await LeaveAsync();

        foreach (var task in new[] { taken, meant })
        {
            var row = (await InboxOfAsync("consultant02")).Single(row => row.Id == task);
            (row.Assignee, row.For).ShouldBe((null, null));
            (await clinic.As("consultant02").SendAsync(new ClaimTask.Command(task))).ShouldSucceed();
        }
    }

    [Fact]
    public async Task R_SET_1_clients_are_the_leads_from_then_on_who_is_told_and_the_history_says_so()
    {
        await LeadIsAsync("consultant02");
        var journey = await StaffedAsync();

        await LeaveAsync();
        await clinic.CompleteAsync(journey, "talk");

        var told = (await UnreadOfAsync("consultant02")).Single(notice => notice.What == "staff.clients-yours");
        told.Facts.GetProperty("name").GetString().ShouldBe(Leaver);
        told.Facts.GetProperty("count").GetInt32().ShouldBe(1);
        (await InboxOfAsync("consultant02")).Single().For!.UserName.ShouldBe("consultant02");
        (await clinic.StoryOf(journey)).ShouldContain("JourneyHandedOver");
    }

    [Fact]
    public async Task R_SET_1_where_the_role_has_no_lead_clients_are_the_managers()
    {
        var journey = await StaffedAsync();

        await LeaveAsync();
        await clinic.CompleteAsync(journey, "talk");

        (await UnreadOfAsync("manager01")).ShouldContain(notice => notice.What == "staff.clients-yours");
        (await InboxOfAsync("manager01")).Single().For!.UserName.ShouldBe("manager01");
    }

    [Fact]
    public async Task R_TRE_13_the_lead_is_told_once_sixty_days_before_a_licence_ends_and_again_of_the_next_end()
    {
        await LicenceUntilAsync(new DateOnly(2026, 5, 2)); // 61 days
        await WatchAsync();
        (await UnreadOfAsync("medical-director01")).ShouldBeEmpty();

        clinic.Clock.Advance(TimeSpan.FromDays(1));
        await WatchAsync();
        await WatchAsync();
        var told = (await UnreadOfAsync("medical-director01")).ShouldHaveSingleItem();
        (told.What, told.Facts.GetProperty("until").GetString()).ShouldBe(("licence.ends", "2026-05-02"));

        await LicenceUntilAsync(new DateOnly(2026, 5, 20));
        clinic.Clock.Advance(TimeSpan.FromDays(30));
        await WatchAsync();
        (await UnreadOfAsync("medical-director01")).Count.ShouldBe(2);
    }

    private async Task LeaveAsync() =>
        (await clinic.As(Roles.Admin).SendAsync(new DeactivatePerson.Command(clinic.PersonNamed(Leaver).Id, "离职"))).ShouldSucceed();

    private Task LeadIsAsync(string userName) =>
        clinic.ChangeAsync(async db => (await db.FindAsync<Person>(clinic.PersonNamed(userName).Id))!.Roles.Single().IsLead = true);

    private Task LicenceUntilAsync(DateOnly day) =>
        clinic.ChangeAsync(async db => (await db.FindAsync<Person>(clinic.PersonNamed("doctor02").Id))!.QualificationValidTo = day);

    private async Task WatchAsync() => (await clinic.AsSystem.SendAsync(new WatchLicences.Command())).ShouldSucceed();

    /// <summary>A journey whose consultant is the one who leaves; its next task will be meant for that one.</summary>
    private async Task<JourneyId> StaffedAsync()
    {
        var journey = (await clinic.StartAsync("talk-then-consultant")).Id;
        await clinic.ChangeAsync(async db =>
            (await db.Set<Journey>().SingleAsync(row => row.Id == journey)).Staff.Add(
                new JourneyPerson { Role = Roles.Consultant, PersonId = clinic.PersonNamed(Leaver).Id }
            )
        );
        return journey;
    }

    private async Task<JourneyId> MeantAsync()
    {
        var journey = await StaffedAsync();
        await clinic.CompleteAsync(journey, "talk");
        return journey;
    }

    private async Task<IReadOnlyList<OpenTask>> TasksOfAsync(JourneyId journey) => (await clinic.ReadAsync(journey)).OpenTasks;

    private async Task<IReadOnlyList<TaskSummary>> InboxOfAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListTasks.Query())).ShouldSucceed().Items;

    private async Task<IReadOnlyList<NoticeView>> UnreadOfAsync(string who) =>
        (await clinic.As(who).SendAsync(new ListNotices.Query())).ShouldSucceed().Items;
}

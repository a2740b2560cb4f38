using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Tasks;

public sealed class TaskRightsTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task A_task_is_seen_by_its_role_its_leads_and_the_auditor_but_not_by_other_roles()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        foreach (var who in new[] { "consultant01", "consultant02", "manager01", "auditor01", "admin01", "process-manager01" })
            (await clinic.As(who).SendAsync(new GetTask.Query(task)))
                .ShouldSucceed()
                .MayComplete.ShouldBe(who.StartsWith("consultant", StringComparison.Ordinal), who);
        foreach (var who in new[] { "nurse01", "cashier01", "booking01" })
            (await clinic.As(who).SendAsync(new GetTask.Query(task))).ShouldBeRefused("task.not-found");
    }

    [Fact]
    public async Task Nobody_of_another_branch_sees_it()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        var elsewhere = await clinic.OpenBranchAsync("浦东门诊");
        await clinic.HireAsync("pudong-consultant", elsewhere.Id, Roles.Consultant, Roles.Admin);

        (await clinic.SendCompleteAsync("pudong-consultant", task, "Proceed")).ShouldBeRefused("task.not-found");
        (await clinic.As("pudong-consultant").SendAsync(new ListTasks.Query("all"))).ShouldSucceed().Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lead_sees_a_task_but_does_not_complete_it()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        (await clinic.SendCompleteAsync("manager01", task, "Proceed"))
            .ShouldBeRefused("task.not-yours")
            .Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task What_a_colleague_took_is_theirs_until_they_release_it()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var task = journey.OpenTasks.Single().Id;
        (await clinic.As("consultant01").SendAsync(new ClaimTask.Command(task)))
            .ShouldSucceed()
            .Assignee!.UserName.ShouldBe("consultant01");

        (await clinic.SendCompleteAsync("consultant02", task, "Proceed")).ShouldBeRefused("task.not-yours");
        (await clinic.As("consultant02").SendAsync(new ClaimTask.Command(task)))
            .ShouldBeRefused("task.taken")
            .Arguments.ShouldBe(["consultant01"]);
        (await clinic.As("consultant02").SendAsync(new ReleaseTask.Command(task))).ShouldBeRefused("task.not-yours");

        (await clinic.As("consultant01").SendAsync(new ReleaseTask.Command(task))).ShouldSucceed().Assignee.ShouldBeNull();
        (await clinic.SendCompleteAsync("consultant02", task, "Proceed")).ShouldSucceed();
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated talk",
            "TaskClaimed talk",
            "TaskReleased talk",
            "TaskCompleted talk",
            "TaskCreated treat",
        ]);
    }

    [Fact]
    public async Task Claiming_ones_own_again_changes_nothing()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var task = journey.OpenTasks.Single().Id;

        await clinic.As("consultant01").SendAsync(new ClaimTask.Command(task));
        (await clinic.As("consultant01").SendAsync(new ClaimTask.Command(task))).ShouldSucceed();

        (await clinic.StoryOf(journey.Id)).Count(line => line == "TaskClaimed talk").ShouldBe(1);
    }

    [Fact]
    public async Task Claiming_at_the_same_moment_gives_it_to_one()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        var answers = await Task.WhenAll(
            Task.Run(() => clinic.As("consultant01").SendAsync(new ClaimTask.Command(task))),
            Task.Run(() => clinic.As("consultant02").SendAsync(new ClaimTask.Command(task)))
        );

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Single(answer => !answer.IsSuccess).ShouldBeRefused("task.taken");
    }

    [Fact]
    public async Task A_lead_hands_a_task_to_somebody_who_has_its_role_and_to_nobody_else()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        (await clinic.As("consultant01").SendAsync(new AssignTask.Command(task, "consultant02"))).ShouldBeRefused("task.may-not-assign");
        (await clinic.As("manager01").SendAsync(new AssignTask.Command(task, "nurse01"))).ShouldBeInvalid("to", "task.nobody-fit");
        (await clinic.As("manager01").SendAsync(new AssignTask.Command(task, "consultant02")))
            .ShouldSucceed()
            .Assignee!.UserName.ShouldBe("consultant02");
        (await clinic.SendCompleteAsync("consultant01", task, "Proceed")).ShouldBeRefused("task.not-yours");
    }

    [Fact]
    public async Task The_role_in_which_somebody_acted_is_in_the_history()
    {
        var both = await clinic.HireAsync("doctor-and-nurse", null, Roles.Doctor, Roles.Nurse);
        var journey = await clinic.StartAsync("side-by-side");

        (await clinic.SendCompleteAsync(both.UserName, journey.OpenTasks.Single(task => task.Title == "left").Id)).ShouldSucceed();

        var entry = (await clinic.HistoryOf(journey.Id)).Single(entry => entry.Type == "TaskCompleted");
        (entry.Actor, entry.Role).ShouldBe(("doctor-and-nurse", Roles.Nurse));
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Bulk;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Tasks;

public sealed class TaskPileTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task Several_are_claimed_at_once_and_each_has_its_result()
    {
        var (free, taken, done, others) = (await TalkAsync(), await TalkAsync(), await TalkAsync(), await NursingAsync());
        await clinic.As("consultant02").SendAsync(new ClaimTask.Command(taken));
        (await clinic.SendCompleteAsync("consultant02", done, "Refused")).ShouldSucceed();

        var result = (
            await clinic.As("consultant01").SendAsync(new ClaimTasks.Command([free, taken, done, others, new TaskId(Guid.NewGuid())]))
        ).ShouldSucceed();

        result.Done.ShouldBe(1);
        result.Results.Select(one => one.Code).ShouldBe([null, "task.taken", "task.already-completed", "task.not-found", "task.not-found"]);
        result.Results[1].Arguments.ShouldBe(["consultant02"]);
        (await HolderAsync(free)).ShouldBe("consultant01");
        (await HolderAsync(taken)).ShouldBe("consultant02");
    }

    [Fact]
    public async Task All_or_none_does_nothing_when_one_cannot_be_done()
    {
        var (free, taken) = (await TalkAsync(), await TalkAsync());
        await clinic.As("consultant02").SendAsync(new ClaimTask.Command(taken));

        var result = (await clinic.As("consultant01").SendAsync(new ClaimTasks.Command([free, taken], AllOrNone: true))).ShouldSucceed();

        result.Done.ShouldBe(0);
        result.Results.Select(one => one.Code).ShouldBe([TaskPile.LeftAlone, "task.taken"]);
        (await HolderAsync(free)).ShouldBeNull();
    }

    [Fact]
    public async Task The_same_request_twice_claims_once()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var command = new ClaimTasks.Command([journey.OpenTasks.Single().Id]);

        await clinic.As("consultant01").SendAsync(command, "pile-1");
        (await clinic.As("consultant01").SendAsync(command, "pile-1")).ShouldSucceed().Done.ShouldBe(1);
        (await clinic.As("consultant01").SendAsync(command)).ShouldSucceed().Done.ShouldBe(1);

        (await clinic.StoryOf(journey.Id)).Count(line => line == "TaskClaimed talk").ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_claim_the_same_pile_at_one_moment_share_it_without_losing_any()
    {
        TaskId[] pile = [await TalkAsync(), await TalkAsync(), await TalkAsync()];

        var answers = await Task.WhenAll(
            Task.Run(() => clinic.As("consultant01").SendAsync(new ClaimTasks.Command(pile))),
            Task.Run(() => clinic.As("consultant02").SendAsync(new ClaimTasks.Command([.. pile.Reverse()])))
        );

        answers.Sum(answer => answer.ShouldSucceed().Done).ShouldBe(3);
    }

    [Fact]
    public async Task Ones_own_are_handed_to_a_colleague_who_may_hold_them_and_others_are_not()
    {
        var (mine, free) = (await TalkAsync(), await TalkAsync());
        await clinic.As("consultant01").SendAsync(new ClaimTask.Command(mine));

        var result = (await clinic.As("consultant01").SendAsync(new HandOverTasks.Command([mine, free], "consultant02"))).ShouldSucceed();

        result.Results.Select(one => one.Code).ShouldBe([null, "task.may-not-hand-over"]);
        (await HolderAsync(mine)).ShouldBe("consultant02");
        (await HolderAsync(free)).ShouldBeNull();
    }

    [Fact]
    public async Task A_lead_hands_over_each_task_only_to_somebody_who_may_hold_it()
    {
        var (talk, nursing) = (await TalkAsync(), await NursingAsync());

        var result = (await clinic.As("manager01").SendAsync(new HandOverTasks.Command([talk, nursing], "nurse02"))).ShouldSucceed();

        result.Results.Select(one => one.Code).ShouldBe(["task.not-for", null]);
        (await HolderAsync(nursing)).ShouldBe("nurse02");
        (await clinic.As("manager01").SendAsync(new HandOverTasks.Command([talk], "nobody"))).ShouldBeInvalid("to", "task.nobody-fit");
        (await clinic.As("manager01").SendAsync(new HandOverTasks.Command([], ""))).ShouldBeInvalid("tasks", "field.required");
    }

    [Fact]
    public async Task Those_who_may_hold_most_of_them_are_offered_first()
    {
        var both = await clinic.HireAsync("talks-and-nurses", null, Roles.Consultant, Roles.Nurse);
        TaskId[] pile = [await TalkAsync(), await NursingAsync()];

        var offered = (await clinic.As("manager01").SendAsync(new ListReceivers.Query(pile))).ShouldSucceed();

        (offered[0].Person.UserName, offered[0].MayHold).ShouldBe((both.UserName, 2));
        offered.Skip(1).Select(one => one.Person.UserName).ShouldBe(["consultant01", "consultant02", "nurse01", "nurse02"]);
        (await clinic.As("consultant01").SendAsync(new ListReceivers.Query(pile))).ShouldSucceed().ShouldBeEmpty();
    }

    private async Task<TaskId> TalkAsync() => (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

    private async Task<TaskId> NursingAsync() =>
        (await clinic.StartAsync("side-by-side")).OpenTasks.Single(one => one.Role == Roles.Nurse).Id;

    private async Task<string?> HolderAsync(TaskId task) =>
        (await clinic.As("admin01").SendAsync(new GetTask.Query(task))).ShouldSucceed().Assignee?.UserName;
}

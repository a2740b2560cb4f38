using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Tasks;

public sealed class DraftTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private Task<Result<SaveDraft.Response>> SaveAsync(string who, TaskId task, object values) =>
        clinic.As(who).SendAsync(new SaveDraft.Command(task, JsonSerializer.SerializeToElement(values)));

    [Fact]
    public async Task A_draft_survives_a_restart_and_a_release_however_wrong_it_is()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        await clinic.As("consultant01").SendAsync(new ClaimTask.Command(task));

        (await SaveAsync("consultant01", task, new { remark = 17, nonsense = "半句话😀" })).ShouldSucceed();
        await clinic.As("consultant01").SendAsync(new ReleaseTask.Command(task));
        await clinic.RestartAsync();

        var seen = (await clinic.As("consultant02").SendAsync(new GetTask.Query(task))).ShouldSucceed();
        seen.Draft!.Value.GetProperty("nonsense").GetString().ShouldBe("半句话😀");
        seen.DraftSavedAt.ShouldBe(clinic.Clock.Now);
    }

    [Fact]
    public async Task Saving_one_tells_what_the_values_hide_and_demand()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        (await SaveAsync("consultant01", task, new { })).ShouldSucceed().Hidden.ShouldContain("detail");
        var asked = (await SaveAsync("consultant01", task, new { detailed = true })).ShouldSucceed();
        asked.Hidden.ShouldNotContain("detail");
        asked.Required.ShouldBe(["remark", "detail"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_leaves_history_and_revision_of_the_journey_alone()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var before = await clinic.ReadAsync(db =>
            db.Journeys().Where(row => row.Id == journey.Id).Select(row => row.Revision).SingleAsync()
        );

        (await SaveAsync("consultant01", journey.OpenTasks.Single().Id, new { remark = "一" })).ShouldSucceed();

        (await clinic.ReadAsync(db => db.Journeys().Where(row => row.Id == journey.Id).Select(row => row.Revision).SingleAsync())).ShouldBe(
            before
        );
        (await clinic.StoryOf(journey.Id)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Completing_clears_it_and_later_ones_are_refused()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        await SaveAsync("consultant01", task, new { remark = "一" });
        (await clinic.SendCompleteAsync("consultant01", task, "Proceed")).ShouldSucceed();

        (await clinic.As("consultant01").SendAsync(new GetTask.Query(task))).ShouldSucceed().Draft.ShouldBeNull();
        (await SaveAsync("consultant01", task, new { remark = "二" })).ShouldBeRefused("task.already-completed");
    }

    [Fact]
    public async Task Only_who_may_complete_the_task_saves_one_and_never_more_than_a_mebibyte()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        (await SaveAsync(Roles.Manager, task, new { })).ShouldBeRefused("task.not-yours");
        (await SaveAsync("consultant01", task, new { remark = new string('字', 400_000) })).Refusal!.Kind.ShouldBe(RefusalKind.TooLarge);
        (await SaveAsync("consultant01", task, new[] { 1 })).ShouldBeInvalid("values", "field.not-an-object");
    }
}

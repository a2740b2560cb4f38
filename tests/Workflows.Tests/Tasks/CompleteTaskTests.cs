using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Tasks;

public abstract class CompleteTaskTests(SmallClinic clinic)
{
    private const string Picture =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public async Task Completing_a_task_moves_the_journey_to_its_next_one()
    {
        var journey = await clinic.StartAsync("talk-then-treat");

        var answer = (await clinic.SendCompleteAsync("consultant01", journey.OpenTasks.Single().Id, "Proceed")).ShouldSucceed();

        answer.Status.ShouldBe("running");
        answer.OpenTasks.Select(task => (task.Title, task.Role)).ShouldBe([("treat", Roles.Nurse)]);
        (await clinic.StoryOf(journey.Id)).ShouldBe(["JourneyStarted", "TaskCreated talk", "TaskCompleted talk", "TaskCreated treat"]);
    }

    [Fact]
    public async Task The_last_task_finishes_the_journey()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        await clinic.CompleteAsync(journey.Id, "talk", "Proceed");

        var answer = await clinic.CompleteAsync(journey.Id, "treat");

        answer.Status.ShouldBe("finished");
        answer.OpenTasks.ShouldBeEmpty();
        (await clinic.StoryOf(journey.Id))[^1].ShouldBe("JourneyFinished");
        (await clinic.ReadAsync(journey.Id)).EndedAt.ShouldBe(clinic.Clock.Now);
    }

    [Fact]
    public async Task A_completed_task_tells_who_completed_it_to_the_one_who_comes_too_late()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;
        await clinic.SendCompleteAsync("consultant01", task, "Proceed");

        (await clinic.SendCompleteAsync("consultant02", task, "Proceed"))
            .ShouldBeRefused("task.already-completed")
            .Arguments.ShouldBe(["consultant01"]);
    }

    [Fact]
    public async Task Completing_a_task_twice_at_the_same_moment_happens_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var journey = await clinic.StartAsync("talk-then-treat");
            var task = journey.OpenTasks.Single().Id;

            var answers = await Task.WhenAll(
                Task.Run(() => clinic.SendCompleteAsync("consultant01", task, "Proceed")),
                Task.Run(() => clinic.SendCompleteAsync("consultant02", task, "Proceed"))
            );

            answers.Count(answer => answer.IsSuccess).ShouldBe(1);
            answers.Single(answer => !answer.IsSuccess).ShouldBeRefused("task.already-completed");
            (await clinic.HistoryOf(journey.Id)).Count(entry => entry.Type == "TaskCompleted").ShouldBe(1);
        }
    }

    [Fact]
    public async Task Two_tasks_of_one_journey_at_the_same_moment_are_both_done_and_the_join_fires_once()
    {
        for (var round = 0; round < 100; round++)
        {
            var journey = await clinic.StartAsync("side-by-side");
            TaskId Of(string title) => journey.OpenTasks.Single(task => task.Title == title).Id;

            var answers = await Task.WhenAll(
                Task.Run(() => clinic.SendCompleteAsync("nurse01", Of("left"))),
                Task.Run(() => clinic.SendCompleteAsync("assistant01", Of("right")))
            );

            answers.ShouldAllBe(answer => answer.IsSuccess);
            (await clinic.ReadAsync(journey.Id)).OpenTasks.Select(task => task.Title).ShouldBe(["after"]);
            (await clinic.StoryOf(journey.Id)).Count(line => line == "TaskCreated after").ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_answer_and_one_entry()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var task = journey.OpenTasks.Single().Id;

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => clinic.SendCompleteAsync("consultant01", task, "Proceed", key: "once")))
        );

        answers.Select(answer => answer.ShouldSucceed().OpenTasks.Single().Id).Distinct().Count().ShouldBe(1);
        (await clinic.HistoryOf(journey.Id)).Count(entry => entry.Type == "TaskCompleted").ShouldBe(1);
        (await clinic.SendCompleteAsync("consultant01", task, "Refused", key: "once")).Refusal!.Kind.ShouldBe(RefusalKind.KeyReused);
    }

    [Fact]
    public async Task An_outcome_that_is_not_offered_is_refused_at_its_field()
    {
        var task = (await clinic.StartAsync("talk-then-treat")).OpenTasks.Single().Id;

        (await clinic.SendCompleteAsync("consultant01", task, "Overdue")).ShouldBeInvalid("outcome", "task.unknown-outcome");
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once_and_nothing_changes()
    {
        var journey = await clinic.StartAsync("talk-then-treat");

        var refusal = (
            await clinic.SendCompleteAsync("consultant01", journey.OpenTasks.Single().Id, "Proceed", new { detailed = true })
        ).ShouldBeRefused("form.invalid");

        refusal.Fields.Select(error => (error.Field, error.Code)).ShouldBe([("remark", "field.required"), ("detail", "field.required")]);
        (await clinic.StoryOf(journey.Id)).ShouldBe(["JourneyStarted", "TaskCreated talk"]);
    }

    [Fact]
    public async Task What_only_the_activity_can_judge_is_refused_at_its_field_and_the_task_stays_open()
    {
        var journey = await clinic.StartAsync("picky");
        var task = journey.OpenTasks.Single().Id;

        (await clinic.SendCompleteAsync("nurse01", task, values: new { remark = "wrong" })).ShouldBeInvalid("remark", "test.wrong-remark");

        (await clinic.SendCompleteAsync("nurse01", task, values: new { remark = "right" })).ShouldSucceed().Status.ShouldBe("finished");
    }

    [Fact]
    public async Task An_early_end_needs_only_its_reason()
    {
        var task = (await clinic.StartAsync("leaving")).OpenTasks.Single().Id;

        (await clinic.SendCompleteAsync("consultant01", task, "Abandoned", new { })).ShouldBeInvalid("reason", "field.required");
        (await clinic.SendCompleteAsync("consultant01", task, "Abandoned", new { reason = "赶飞机" }))
            .ShouldSucceed()
            .Status.ShouldBe("finished");
    }

    [Fact]
    public async Task A_signature_becomes_a_file_of_the_journey_and_no_picture_enters_state_or_history()
    {
        var journey = await clinic.StartAsync("talk-then-treat");

        await clinic.CompleteAsync(journey.Id, "talk", "Proceed", new { remark = "好", sign = Picture });

        var completed = (await clinic.HistoryOf(journey.Id)).Single(entry => entry.Type == "TaskCompleted").Data;
        completed.GetRawText().ShouldNotContain("base64");
        var named = completed.GetProperty("files")[0];
        var stored = await clinic.ReadAsync(db => db.Files().SingleAsync(file => file.JourneyId == journey.Id));
        named.GetProperty("sha256").GetString().ShouldBe(stored.Sha256);
        completed.GetProperty("values").GetProperty("sign").GetString().ShouldBe(stored.Id.ToString());
        (await clinic.AsSystem.SendAsync(new GetFile.Query(stored.Id))).ShouldSucceed().ContentType.ShouldBe("image/png");
    }

    [Fact]
    public async Task The_entry_tells_what_changed_with_before_and_after()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        await clinic.CompleteAsync(journey.Id, "talk", "Proceed");
        await clinic.CompleteAsync(journey.Id, "treat");

        var change = (await clinic.HistoryOf(journey.Id)).Last(entry => entry.Type == "TaskCompleted").Data.GetProperty("changes")[0];

        change.GetProperty("name").GetString().ShouldBe("outcome");
        change.GetProperty("before").GetString().ShouldBe("Proceed");
        change.GetProperty("after").GetString().ShouldBe("Done");
    }
}

public sealed class SqliteCompleteTaskTests(SmallClinic clinic) : CompleteTaskTests(clinic), IClassFixture<SmallClinic>;

public sealed class PostgresCompleteTaskTests(PostgresSmallClinic clinic) : CompleteTaskTests(clinic), IClassFixture<PostgresSmallClinic>;

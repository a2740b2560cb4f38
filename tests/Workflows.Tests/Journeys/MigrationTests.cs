using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static CaseFlow.Workflows.Tests.Support.Draw;

namespace CaseFlow.Workflows.Tests.Journeys;

public sealed class MigrationTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private static int made;

    private Staff Operator => clinic.As(Roles.ProcessManager);

    [Fact]
    public async Task Open_tasks_keep_their_drafts_forms_assignees_and_due_times()
    {
        var definition = await DefineAsync(TwoTasks());
        var journey = await clinic.StartAsync(definition);
        var task = journey.OpenTasks.Single();
        var nurse = clinic.As("nurse01");
        (await nurse.SendAsync(new ClaimTask.Command(task.Id))).ShouldSucceed();
        (
            await nurse.SendAsync(
                new Workflows.Tasks.SaveDraft.Command(task.Id, JsonSerializer.SerializeToElement(new { remark = "写了一半" }))
            )
        ).ShouldSucceed();
        await PublishAsync(
            definition,
            [Task("first", Roles.Nurse, "Done", "Later"), Task("between", Roles.Nurse), Task("second", Roles.Doctor)],
            ["first between", "between second", "first:Later second"]
        );
        clinic.Clock.Advance(TimeSpan.FromMinutes(10));

        var migrated = (await Operator.SendAsync(new MigrateJourney.Command(journey.Id, 2, "新版流程"))).ShouldSucceed();

        (migrated.Version, migrated.OpenTasks.Single().DueAt).ShouldBe((2, task.DueAt));
        var open = (await nurse.SendAsync(new GetTask.Query(task.Id))).ShouldSucceed();
        (open.Draft!.Value.GetProperty("remark").GetString(), open.Assignee!.Name, open.Status).ShouldBe(("写了一半", "nurse01", "open"));
        open.Outcomes.Select(outcome => outcome.Name).ShouldBe(["Done", "Later"]);
        var entry = (await clinic.HistoryOf(journey.Id)).Single(one => one.Type == JourneyHistory.JourneyMigrated);
        (
            entry.DefinitionVersion,
            entry.Data.GetProperty("before").GetString(),
            entry.Data.GetProperty("after").GetString(),
            entry.Role
        ).ShouldBe((2, "1", "2", Roles.ProcessManager));
        (await clinic.CompleteAsync(journey.Id, "first")).OpenTasks.Single().Title.ShouldBe("between");
        (await clinic.HistoryOf(journey.Id))[^1].DefinitionVersion.ShouldBe(2);
    }

    [Fact]
    public async Task The_preview_names_what_waits_and_a_mapping_solves_it()
    {
        var definition = await DefineAsync(TwoTasks());
        var first = await clinic.StartAsync(definition);
        var second = await clinic.StartAsync(definition);
        await clinic.CompleteAsync(second.Id, "first");
        await PublishAsync(definition, [Task("start", Roles.Nurse), Task("second", Roles.Doctor)], ["start second"]);

        var preview = (await Operator.SendAsync(new PreviewMigration.Query(definition, 1, 2))).ShouldSucceed();
        preview
            .Items.ToDictionary(item => item.JourneyId, item => item.Verdict)
            .ShouldBe(new Dictionary<JourneyId, string> { [first.Id] = "needs-mapping", [second.Id] = "safe" }, ignoreOrder: true);
        var place = preview.Places.Single();
        (place.ActivityId, place.Journeys).ShouldBe(("first", 1));
        place.Candidates.Select(candidate => candidate.Id).ShouldBe(["start", "second"]);

        (await Operator.SendAsync(new MigrateJourney.Command(first.Id, 2, "新版"))).ShouldBeInvalid("mapping", "migrate.not-there");
        var mapping = new Dictionary<string, string> { ["first"] = "start" };
        (await Operator.SendAsync(new PreviewMigration.Query(definition, 1, 2, mapping)))
            .ShouldSucceed()
            .Items.ShouldAllBe(item => item.Verdict == "safe");
        var migrated = (await Operator.SendAsync(new MigrateJourney.Command(first.Id, 2, "新版", mapping))).ShouldSucceed();

        migrated.OpenTasks.Single().Title.ShouldBe("start");
        (await clinic.CompleteAsync(first.Id, "start")).OpenTasks.Single().Title.ShouldBe("second");
    }

    [Fact]
    public async Task What_is_not_published_not_there_or_not_alive_is_refused()
    {
        var definition = await DefineAsync(TwoTasks());
        var journey = await clinic.StartAsync(definition);
        await PublishAsync(definition, [Task("first", Roles.Manager)], []);
        (await Operator.SendAsync(new CreateDraft.Command(definition))).ShouldSucceed().Version.ShouldBe(3);

        (await Operator.SendAsync(new MigrateJourney.Command(journey.Id, 3, "x"))).ShouldBeInvalid("toVersion", "migrate.not-published");
        (await Operator.SendAsync(new MigrateJourney.Command(journey.Id, 1, "x"))).ShouldBeInvalid("toVersion", "migrate.same-version");
        (await Operator.SendAsync(new PreviewMigration.Query(definition, 1, 3))).ShouldBeInvalid("to", "migrate.not-published");
        (await Operator.SendAsync(new PreviewMigration.Query(definition, 1, 1))).ShouldBeInvalid("to", "migrate.same-version");
        (await clinic.As(Roles.Manager).SendAsync(new MigrateJourney.Command(journey.Id, 2, "x"))).ShouldBeRefused(
            "journey.may-not-operate"
        );
    }

    [Fact]
    public async Task Timers_keep_their_due_time()
    {
        var definition = await DefineAsync(
            [Activity("pause", "Elsa.Delay", ("timeSpan", Literal("1.00:00:00"))), Task("call", Roles.CustomerService)],
            ["pause call"]
        );
        var journey = await clinic.StartAsync(definition);
        var due = journey.Timers.Single().DueAt;
        await PublishAsync(
            definition,
            [Activity("pause", "Elsa.Delay", ("timeSpan", Literal("30.00:00:00"))), Task("write", Roles.CustomerService)],
            ["pause write"]
        );

        (await Operator.SendAsync(new MigrateJourney.Command(journey.Id, 2, "新版"))).ShouldSucceed().Timers.Single().DueAt.ShouldBe(due);

        await clinic.PassAsync(TimeSpan.FromDays(1));
        (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("write");
    }

    [Fact]
    public async Task Undone_it_is_as_before_with_its_task_and_its_draft_unless_a_step_followed()
    {
        var definition = await DefineAsync(TwoTasks());
        var journey = await clinic.StartAsync(definition);
        var task = journey.OpenTasks.Single().Id;
        await PublishAsync(definition, [Task("start", Roles.Nurse, "Done", "Later")], []);
        var before = await TaskAsync(task);
        var mapping = new Dictionary<string, string> { ["first"] = "start" };
        (await Operator.SendAsync(new MigrateJourney.Command(journey.Id, 2, "新版", mapping))).ShouldSucceed();
        (await Operator.SendAsync(new GetJourneyOperations.Query(journey.Id))).ShouldSucceed().UndoableFrom.ShouldBe(1);

        var undone = (await Operator.SendAsync(new UndoMigration.Command(journey.Id, "选错了"))).ShouldSucceed();

        undone.Version.ShouldBe(1);
        (await TaskAsync(task)).ShouldBe(before);
        (await clinic.CompleteAsync(journey.Id, "first")).OpenTasks.Single().Title.ShouldBe("second");
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated first",
            "JourneyMigrated",
            "MigrationUndone",
            "TaskCompleted first",
            "TaskCreated second",
        ]);
        (await Operator.SendAsync(new UndoMigration.Command(journey.Id, "再来"))).ShouldBeInvalid("", "migrate.too-late");
    }

    [Fact]
    public async Task Of_many_each_is_done_or_refused_by_itself_and_what_broke_off_goes_on()
    {
        var definition = await DefineAsync(TwoTasks());
        List<JourneyId> journeys = [];
        for (var count = 0; count < 5; count++)
        {
            clinic.Clock.Advance(TimeSpan.FromSeconds(1));
            journeys.Add((await clinic.StartAsync(definition)).Id);
        }
        await clinic.CompleteAsync(journeys[1], "first");
        await PublishAsync(definition, [Task("first", Roles.Nurse)], []);

        var command = new MigrateJourneys.Command(definition, 1, 2, "新版", Limit: 2);
        var begun = (await Operator.SendAsync(command, "batch")).ShouldSucceed();
        begun.Items.Select(item => (item.JourneyId, item.Done)).ShouldBe([(journeys[0], true), (journeys[1], false)]);
        (begun.Items[1].Reasons.Single().Code, begun.Remaining, begun.Next).ShouldBe(("migrate.not-there", 3, journeys[1]));
        (
            await clinic.ReadAsync(db =>
                db.AnsweredRequests().Where(answer => answer.Key.StartsWith("batch/")).Select(answer => answer.Response).ToListAsync()
            )
        ).ShouldBe(["{}"], "nobody looks at each journey");
        (await Operator.SendAsync(command, "batch")).ShouldSucceed().Items.Select(item => item.JourneyId).ShouldBe(journeys[..2]);
        var rest = (await Operator.SendAsync(command with { After = begun.Next, Limit = 10 })).ShouldSucceed();
        rest.Items.Select(item => (item.JourneyId, item.Done)).ShouldBe([(journeys[2], true), (journeys[3], true), (journeys[4], true)]);
        (rest.Next, rest.Remaining).ShouldBe((null, 0));

        await clinic.CompleteAsync(journeys[0], "first");
        var undone = (await Operator.SendAsync(new UndoMigrations.Command(definition, 2, "退回"))).ShouldSucceed();
        undone.Items.Select(item => (item.JourneyId, item.Done)).ShouldBe([(journeys[2], true), (journeys[3], true), (journeys[4], true)]);
        (await clinic.ReadAsync(journeys[2])).Version.ShouldBe(1);
        foreach (var id in journeys)
            (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(id))).ShouldSucceed();
    }

    [Fact]
    public async Task Portion_after_portion_all_are_done_though_the_last_of_each_has_left_the_version()
    {
        var definition = await DefineAsync(TwoTasks());
        List<JourneyId> journeys = [];
        for (var count = 0; count < 5; count++)
            journeys.Add((await clinic.StartAsync(definition)).Id); // all at one moment
        await PublishAsync(definition, [Task("first", Roles.Nurse)], []);

        (
            await InPortionsAsync(after => new MigrateJourneys.Command(
                definition,
                1,
                2,
                "新版",
                Journeys: journeys,
                After: after,
                Limit: 2
            ))
        ).ShouldBe(journeys, ignoreOrder: true);
        (await InPortionsAsync(after => new UndoMigrations.Command(definition, 2, "退回", After: after, Limit: 2))).ShouldBe(
            journeys,
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Chosen_ones_are_migrated_and_the_others_stay()
    {
        var definition = await DefineAsync(TwoTasks());
        var (one, other) = (await clinic.StartAsync(definition), await clinic.StartAsync(definition));
        await PublishAsync(definition, [Task("first", Roles.Nurse)], []);

        (await Operator.SendAsync(new MigrateJourneys.Command(definition, 1, 2, "新版", Journeys: [one.Id])))
            .ShouldSucceed()
            .Items.ShouldHaveSingleItem()
            .Done.ShouldBeTrue();

        ((await clinic.ReadAsync(one.Id)).Version, (await clinic.ReadAsync(other.Id)).Version).ShouldBe((2, 1));
        (await Operator.SendAsync(new MigrateJourneys.Command(definition, 1, 2, "新版", Journeys: [one.Id])))
            .ShouldSucceed()
            .Items.ShouldBeEmpty();
    }

    private async Task<List<JourneyId>> InPortionsAsync(Func<JourneyId?, ICommand<EachResponse>> command)
    {
        List<JourneyId> done = [];
        JourneyId? after = null;
        do
        {
            var portion = (await Operator.SendAsync(command(after))).ShouldSucceed();
            done.AddRange(portion.Items.Where(item => item.Done).Select(item => item.JourneyId));
            after = portion.Next;
        } while (after is not null);
        return done;
    }

    private async Task<(string, int, string, string, string?, string?, string?)> TaskAsync(TaskId id)
    {
        var task = await clinic.ReadAsync(db => db.Tasks().AsNoTracking().SingleAsync(row => row.Id == id));
        return (
            task.ActivityId,
            task.DefinitionVersion,
            task.Title,
            task.EnglishTitle,
            task.OfferedOutcomes,
            task.Draft,
            $"{task.DueAt:O} {task.FormId} {task.FormVersion} {task.AssigneeId}"
        );
    }

    private static (JsonObject[], string[]) TwoTasks() => ([Task("first", Roles.Nurse), Task("second", Roles.Doctor)], ["first second"]);

    private Task<string> DefineAsync((JsonObject[] Activities, string[] Lines) drawing) => DefineAsync(drawing.Activities, drawing.Lines);

    /// <summary>A definition of its own, so that tests don't meet each other's journeys.</summary>
    private async Task<string> DefineAsync(JsonObject[] activities, string[] lines)
    {
        var id = $"migrating-{Interlocked.Increment(ref made)}";
        await PublishAsync(id, activities, lines);
        return id;
    }

    private async Task PublishAsync(string id, JsonObject[] activities, string[] lines)
    {
        var definition = JsonSerializer.SerializeToElement(Definition(id, activities, lines, "outcome"));
        (await Operator.SendAsync(new Workflows.Definitions.Drafting.SaveDraft.Command(definition))).ShouldSucceed();
        (await Operator.SendAsync(new PublishDefinition.Command(id))).ShouldSucceed();
    }
}

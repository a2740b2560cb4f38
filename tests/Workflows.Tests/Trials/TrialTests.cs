using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using CaseFlow.Workflows.Tests.Support;
using CaseFlow.Workflows.Trials;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Trials;

/// <summary>Trying a procedure: everything happens as it would, and nobody but its author notices.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private readonly SmallClinic clinic = new();

    public Task InitializeAsync() => clinic.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)clinic).DisposeAsync();

    [Fact]
    public async Task One_person_does_everybodys_part_to_the_end()
    {
        var trial = await TryAsync("side-by-side");

        foreach (var title in new[] { "left", "right", "after" })
            await CompleteAsync(trial, title);

        (await ReadAsync(trial)).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task No_list_no_count_and_no_search_of_anybody_shows_a_trial()
    {
        await clinic.PublishAsync(AboutAClient("visited"));
        var trial = await TryAsync("visited");
        var task = (await ReadAsync(trial)).OpenTasks.Single().Id;
        var client = (await ReadAsync(trial)).Client!.Id;

        foreach (var who in Roles.All.Select(role => role + "01"))
        {
            var person = clinic.As(who);
            (await person.SendAsync(new ListJourneys.Query())).Value?.Total.ShouldBe(0);
            (await person.SendAsync(new ListInstances.Query())).Value?.Total.ShouldBe(0);
            foreach (var box in new[] { "mine", "open", "all" })
                (await person.SendAsync(new ListTasks.Query(box))).Value?.Total.ShouldBe(0);
            (await person.SendAsync(new CountTasks.Query())).Value?.All.ShouldBe(0);
            (await person.SendAsync(new ListClients.Query())).Value?.Total.ShouldBe(0);
            (await person.SendAsync(new GetJourney.Query(trial))).Refusal!.Code.ShouldBe("journey.not-found");
            (await person.SendAsync(new GetTask.Query(task))).Refusal!.Code.ShouldBe("task.not-found");
            (await person.SendAsync(new GetClient.Query(client))).Refusal!.Code.ShouldBe("client.not-found");
            (await person.SendAsync(new GetHistory.Query(trial))).Refusal!.Code.ShouldBe("journey.not-found");
            (await person.SendAsync(new ListRunningVersions.Query())).Value?.ShouldBeEmpty();
            (await person.SendAsync(new GetMe.Query())).Value!.Branches.Count.ShouldBe(1);
        }
        (await clinic.As(Roles.ProcessManager).SendAsync(new ListDefinitions.Query()))
            .ShouldSucceed()
            .ShouldAllBe(definition => definition.RunningJourneys == 0);
    }

    [Fact]
    public async Task Nothing_of_a_trial_is_sent_and_its_history_says_so()
    {
        var trial = await TryAsync("my-consultant");

        (await clinic.ReadAsync(db => db.Outbox().CountAsync())).ShouldBe(0);
        var queued = (await InTrial().SendAsync(new GetHistory.Query(trial)))
            .ShouldSucceed()
            .Items.Single(entry => entry.Type == JourneyHistory.MessageQueued);
        queued.Data.GetProperty("notSent").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Events_of_a_trial_wake_trials_and_those_of_the_clinic_wake_none()
    {
        var trial = await TryAsync("lab");
        var real = (await clinic.StartAsync("lab")).Id;

        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("LabResult"))).ShouldSucceed().Resumed.ShouldBe(1);
        (await ReadAsync(trial)).OpenTasks.ShouldBeEmpty();
        (await InTrial().SendAsync(new RaiseEvent.Command("LabResult"))).ShouldSucceed().Resumed.ShouldBe(1);
        (await ReadAsync(trial)).OpenTasks.Single().Title.ShouldBe("read");
        (await clinic.ReadAsync(real)).OpenTasks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Time_goes_as_fast_as_one_likes_and_only_in_the_trial()
    {
        var trial = await TryAsync("wait-a-day");
        var due = (await ReadAsync(trial)).Timers.Single().DueAt;

        (await clinic.As(Roles.ProcessManager).SendAsync(new ForwardTrial.Command(trial, due))).ShouldSucceed().Fired.ShouldBe(1);

        (await ReadAsync(trial)).OpenTasks.Single().Title.ShouldBe("call");
        (await clinic.ReadAsync(db => db.Tasks().Select(task => task.CreatedAt).SingleAsync())).ShouldBe(due);
        var real = (await clinic.StartAsync("wait-a-day")).Id;
        (await clinic.As(Roles.ProcessManager).SendAsync(new ForwardTrial.Command(real, due.AddDays(9)))).Refusal!.Code.ShouldBe(
            "journey.not-found"
        );
    }

    [Fact]
    public async Task A_draft_is_tried_as_it_was_whatever_is_drawn_meanwhile()
    {
        await clinic.SaveAsync(
            Draw.Definition("new-idea", [Draw.Task("first", Roles.Nurse), Draw.Task("second", Roles.Doctor)], ["first second"], "outcome")
        );
        var trial = await TryAsync("new-idea");
        await clinic.SaveAsync(Draw.Definition("new-idea", [Draw.Task("other", Roles.Nurse)], [], "outcome"));

        await CompleteAsync(trial, "first");

        var journey = await ReadAsync(trial);
        (journey.OpenTasks.Single().Title, journey.Version < 0).ShouldBe(("second", true));
        (await clinic.As(Roles.ProcessManager).SendAsync(new ListVersions.Query(DefinitionIds: ["new-idea"])))
            .ShouldSucceed()
            .Total.ShouldBe(1);
        (await InTrial().SendAsync(new GetInstance.Query(trial))).ShouldSucceed().Head.Version.ShouldBe(journey.Version);
    }

    [Fact]
    public async Task Children_of_a_trial_are_in_it_and_it_stands_in_nobodys_way()
    {
        var trial = await TryAsync("parent");

        (await ReadAsync(trial)).Children.Count.ShouldBe(1);
        (await clinic.ReadAsync(db => db.Journeys().CountAsync(journey => journey.TrialAhead == null))).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_trial_signs_is_in_no_checkpoint_and_it_is_never_archived()
    {
        var trial = await TryAsync("my-consultant");
        await CompleteAsync(trial, "talk");
        clinic.Clock.Advance(TimeSpan.FromDays(400));

        (await clinic.AsSystem.SendAsync(new WriteCheckpoint.Command())).ShouldSucceed().Number.ShouldBeNull();
        (await clinic.AsSystem.SendAsync(new ListArchivable.Query())).ShouldSucceed().ShouldBeEmpty();
        (await clinic.AsSystem.SendAsync(new ListOldTrials.Query())).ShouldSucceed().ShouldBe([trial]);
    }

    [Fact]
    public async Task A_removed_trial_leaves_nothing_behind()
    {
        await clinic.SaveAsync(AboutAClient("passing"));
        // The first one makes the branch of all trials, which stays.
        (await clinic.As(Roles.ProcessManager).SendAsync(new RemoveTrial.Command(await TryAsync("passing")))).ShouldSucceed();
        var before = await RowsAsync();
        var trial = await TryAsync("passing");
        await clinic.ChangeAsync(async db =>
            (await db.Journeys().SingleAsync(row => row.Id == trial)).Staff.Add(
                new JourneyPerson { Role = Roles.Nurse, PersonId = clinic.PersonNamed("nurse01").Id }
            )
        );
        (await RowsAsync()).ShouldNotBe(before);

        (await clinic.As(Roles.FrontDesk).SendAsync(new RemoveTrial.Command(trial))).Refusal!.Code.ShouldBe("journey.not-found");
        (await clinic.As(Roles.ProcessManager).SendAsync(new RemoveTrial.Command(trial))).ShouldSucceed();

        (await RowsAsync()).ShouldBe(before);
        (await clinic.AsSystem.SendAsync(new VerifyHistory.Query())).ShouldSucceed().Breaks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_whose_form_does_not_exist_is_not_tried()
    {
        var task = Draw.Task("ask", Roles.Nurse).With("form", Draw.Literal("no-such-form"));
        (await clinic.SaveAsync(Draw.Definition("formless", [task], [], "outcome"))).ShouldSucceed();

        var tried = await clinic.As(Roles.ProcessManager).SendAsync(new StartTrial.Command("formless"));

        tried.ShouldBeInvalid("formless", "definition.unknown-form");
    }

    [Fact]
    public async Task Only_who_edits_procedures_starts_one_and_nobody_removes_a_real_journey()
    {
        (await clinic.As(Roles.FrontDesk).SendAsync(new StartTrial.Command("lab"))).Refusal!.Code.ShouldBe("definition.may-not-edit");
        (await clinic.As(Roles.ProcessManager).SendAsync(new StartTrial.Command("nowhere"))).Refusal!.Code.ShouldBe("definition.not-found");
        var real = (await clinic.StartAsync("lab")).Id;
        (await clinic.As(Roles.ProcessManager).SendAsync(new RemoveTrial.Command(real))).Refusal!.Code.ShouldBe("journey.not-found");
        (await clinic.AsSystem.SendAsync(new RemoveTrial.Command(real))).Refusal!.Code.ShouldBe("journey.not-found");
    }

    private static JsonObject AboutAClient(string id) =>
        Draw.Definition(id, [Draw.Task("first", Roles.Nurse)], [], "outcome")
            .With("inputs", new JsonArray(new JsonObject { ["name"] = "client", ["type"] = "Object" }));

    private async Task<JourneyId> TryAsync(string definition) =>
        (await clinic.As(Roles.ProcessManager).SendAsync(new StartTrial.Command(definition))).ShouldSucceed().Journey;

    /// <summary>As a request that names the trial: the branch of trials is entered before anything else.</summary>
    private Staff InTrial()
    {
        var manager = clinic.PersonNamed("process-manager01");
        return new Staff(
            clinic,
            current =>
            {
                current.Become(manager.Id, manager.UserName, manager.Name, [new Grant(Roles.ProcessManager, clinic.Branch.Id)]);
                current.EnterTrials([(TrialBranch(), clinic.Branch.Id)], TimeSpan.Zero);
            }
        );
    }

    private BranchId TrialBranch() =>
        clinic
            .ReadAsync(db => db.Branches().Where(branch => branch.TrialOf == clinic.Branch.Id).Select(branch => branch.Id).SingleAsync())
            .GetAwaiter()
            .GetResult();

    private async Task<JourneyDetail> ReadAsync(JourneyId trial) =>
        (await InTrial().SendAsync(new GetJourney.Query(trial))).ShouldSucceed();

    private async Task CompleteAsync(JourneyId trial, string title)
    {
        var task = (await ReadAsync(trial)).OpenTasks.Single(open => open.Title == title);
        (
            await InTrial().SendAsync(new CompleteTask.Command(task.Id, "Done", JsonSerializer.SerializeToElement(new { remark = "试试" })))
        ).ShouldSucceed();
    }

    /// <summary>How many rows each table has, whatever tables there are.</summary>
    private Task<string> RowsAsync() =>
        clinic.ReadAsync(async db =>
        {
            var counts = new List<string>();
            foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Order(StringComparer.Ordinal))
            {
                var sql = $"SELECT count(*) AS \"Value\" FROM \"{table}\"";
                counts.Add($"{table} {await db.Database.SqlQueryRaw<int>(sql).SingleAsync()}");
            }
            return string.Join(", ", counts);
        });
}

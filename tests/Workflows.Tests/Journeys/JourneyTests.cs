using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Events;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tests.Journeys;

public sealed class JourneyTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private Task<Result<JourneyDetail>> CancelAsync(JourneyId journey, string reason = "顾客改期") =>
        clinic.As(Roles.FrontDesk).SendAsync(new CancelJourney.Command(journey, reason));

    [Fact]
    public async Task A_journey_starts_on_the_published_version_with_its_client_and_first_task()
    {
        var journey = await clinic.StartAsync("talk-then-treat");

        (journey.Status, journey.DefinitionName, journey.Version).ShouldBe(("running", "流程 talk-then-treat", 1));
        journey.Client!.Mobile.ShouldBe("138****1234");
        journey.OpenTasks.Single().DueAt.ShouldBe(clinic.Clock.Now.AddHours(1));
        (await clinic.ReadAsync(journey.Id)).OpenTasks.ShouldBe(journey.OpenTasks);
    }

    [Fact]
    public async Task What_cannot_start_is_refused_at_its_field()
    {
        var client = (await clinic.RegisterAsync()).Id;
        Task<Result<JourneyDetail>> Start(StartJourney.Command command) => clinic.As(Roles.FrontDesk).SendAsync(command);

        (await Start(new StartJourney.Command("no-such", client))).ShouldBeInvalid("definitionId", "definition.not-published");
        (await Start(new StartJourney.Command("lab", new ClientId(Guid.NewGuid())))).ShouldBeInvalid("clientId", "client.not-found");
        (await Start(new StartJourney.Command("lab", client, Input: JsonSerializer.SerializeToElement(new[] { 1 })))).ShouldBeInvalid(
            "input",
            "field.not-an-object"
        );
        (await clinic.As(Roles.Nurse).SendAsync(new StartJourney.Command("lab", client))).ShouldBeRefused("journey.may-not-start");
    }

    [Fact]
    public async Task A_childs_tasks_and_history_belong_to_the_journey()
    {
        var journey = await clinic.StartAsync("parent");
        journey.Children.Single().DefinitionId.ShouldBe("talk-then-treat");
        await clinic.CompleteAsync(journey.Id, "talk", "Proceed");
        await clinic.CompleteAsync(journey.Id, "treat");

        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "ChildStarted 流程 talk-then-treat",
            "TaskCreated talk",
            "TaskCompleted talk",
            "TaskCreated treat",
            "TaskCompleted treat",
            "ChildEnded 流程 talk-then-treat",
            "TaskCreated goodbye",
        ]);
        (await clinic.CompleteAsync(journey.Id, "goodbye")).Status.ShouldBe("finished");
        (await clinic.ReadAsync(journey.Id)).Children.Single().Status.ShouldBe("finished");
    }

    [Fact]
    public async Task Cancelling_ends_children_tasks_and_timers_and_keeps_the_reason()
    {
        var journey = await clinic.StartAsync("parent");

        (await CancelAsync(journey.Id)).ShouldSucceed().Status.ShouldBe("cancelled");

        var after = await clinic.ReadAsync(journey.Id);
        after.OpenTasks.ShouldBeEmpty();
        after.Children.Single().Status.ShouldBe("cancelled");
        (await clinic.ReadAsync(db => db.Bookmarks().CountAsync(row => row.JourneyId == journey.Id))).ShouldBe(0);
        var history = await clinic.HistoryOf(journey.Id);
        history.Single(entry => entry.Type == "JourneyCancelled").Data.GetProperty("reason").GetString().ShouldBe("顾客改期");
        history.Select(entry => entry.Type).Skip(3).ShouldBe(["JourneyCancelled", "TaskCancelled", "ChildEnded"]);
        (await CancelAsync(journey.Id)).ShouldBeRefused("journey.ended");
        (await clinic.SendCompleteAsync("consultant01", journey.OpenTasks.Single().Id, "Proceed")).ShouldBeRefused("task.cancelled");
    }

    [Fact]
    public async Task Children_that_outlived_their_parent_keep_the_journey_alive_and_are_cancelled_with_it()
    {
        var journey = await clinic.StartAsync("two-apart");
        (journey.Status, journey.Children.Count).ShouldBe(("running", 2));

        (await CancelAsync(journey.Id)).ShouldSucceed().Status.ShouldBe("cancelled");

        (await clinic.ReadAsync(journey.Id)).Children.ShouldAllBe(child => child.Status == "cancelled");
        (await clinic.StoryOf(journey.Id)).Count(line => line == "JourneyCancelled").ShouldBe(1);
    }

    [Fact]
    public async Task One_event_that_ends_the_last_of_a_journeys_instances_finishes_it()
    {
        var journey = await clinic.StartAsync("two-apart");

        (await clinic.As(Roles.FrontDesk).SendAsync(new RaiseEvent.Command("Settled", journey.Id.ToString())))
            .ShouldSucceed()
            .Resumed.ShouldBe(2);

        (await clinic.ReadAsync(journey.Id)).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task A_reason_is_required_and_so_is_the_right_to_cancel()
    {
        var journey = await clinic.StartAsync("lab");

        (await CancelAsync(journey.Id, " ")).ShouldBeInvalid("reason", "field.required");
        (await clinic.As(Roles.Nurse).SendAsync(new CancelJourney.Command(journey.Id, "x"))).ShouldBeRefused("journey.may-not-cancel");
    }

    [Fact]
    public async Task Cancelled_while_its_task_is_completed_one_of_both_happens()
    {
        for (var round = 0; round < 20; round++)
        {
            var journey = await clinic.StartAsync("talk-then-treat");

            var completing = Task.Run(() => clinic.SendCompleteAsync("consultant01", journey.OpenTasks.Single().Id, "Proceed"));
            var cancelling = Task.Run(() => CancelAsync(journey.Id));
            var (completed, cancelled) = (await completing, await cancelling);

            // The cancelling wins in any case: before the completion, or after it.
            cancelled.ShouldSucceed();
            if (!completed.IsSuccess)
                completed.ShouldBeRefused("task.cancelled");
            var after = await clinic.ReadAsync(journey.Id);
            (after.Status, after.OpenTasks.Count).ShouldBe(("cancelled", 0));
        }
    }

    [Fact]
    public async Task Journeys_are_found_by_client_and_status_with_who_has_them_now()
    {
        var mobile = $"139{Random.Shared.Next(100_000_000):D8}";
        var client = await clinic.RegisterAsync("郑可查", mobile);
        var journey = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("talk-then-treat", client.Id))).ShouldSucceed();

        async Task<Page<JourneySummary>> Find(ListJourneys.Query query) =>
            (await clinic.As(Roles.Manager).SendAsync(query)).ShouldSucceed();

        var found = (await Find(new ListJourneys.Query(Status: "running", Q: mobile[3..]))).Items.Single();
        (found.Id, found.Holder!.Title, found.OpenTaskCount).ShouldBe((journey.Id, "talk", 1));
        (await Find(new ListJourneys.Query(Q: "+86 " + mobile))).Items.Single().Id.ShouldBe(journey.Id);
        (await Find(new ListJourneys.Query(Status: "finished", Q: "郑可查"))).Total.ShouldBe(0);
        (await Find(new ListJourneys.Query(From: clinic.Clock.Now.AddSeconds(1), Q: "郑可查"))).Total.ShouldBe(0);
        (await clinic.As(Roles.Manager).SendAsync(new ListJourneys.Query(Status: "bogus"))).ShouldBeInvalid(
            "status",
            "list.unknown-choice"
        );
    }
}

using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Journeys.Viewing;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys.Raising;

/// <summary>What may happen at any step: by whom, with what, once.</summary>
public sealed class RaiseJourneyEventTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private Staff Desk => clinic.As(Roles.FrontDesk);

    [Fact]
    public async Task P1_the_client_leaves_open_tasks_end_and_the_history_says_who_said_it_and_why()
    {
        var journey = await clinic.StartAsync("at-any-time");

        var after = (await RaiseAsync(Desk, journey, "leaves", new { reason = "赶飞机" })).ShouldSucceed();

        after.OpenTasks.Single().Title.ShouldBe("why");
        var entry = (await clinic.HistoryOf(journey.Id)).Single(one => one.Type == JourneyHistory.EventRaised);
        (entry.Actor, entry.Role, entry.ActivityName).ShouldBe(("front-desk01", Roles.FrontDesk, "leaves"));
        entry.Data.GetProperty("reason").GetString().ShouldBe("赶飞机");
        await clinic.CompleteAsync(journey.Id, "why");
        await clinic.CompleteAsync(journey.Id, "see-off");
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated talk",
            "EventRaised leaves",
            "TaskCancelled talk",
            "TaskCreated why",
            "TaskCompleted why",
            "TaskCreated see-off",
            "TaskCompleted see-off",
            "JourneyFinished",
        ]);
    }

    [Fact]
    public async Task P1_a_complaint_is_dealt_with_beside_the_visit_and_is_not_over_with_it()
    {
        var journey = await clinic.StartAsync("at-any-time");
        (await RaiseAsync(Desk, journey, "complains"))
            .ShouldSucceed()
            .OpenTasks.Select(task => task.Title)
            .ShouldBe(["talk", "settle"], ignoreOrder: true);

        (await RaiseAsync(Desk, journey, "leaves", new { reason = "不等了" }))
            .ShouldSucceed()
            .OpenTasks.Select(task => task.Title)
            .ShouldBe(["settle", "why"], ignoreOrder: true);
        await clinic.CompleteAsync(journey.Id, "why");
        (await clinic.CompleteAsync(journey.Id, "see-off")).Status.ShouldBe("running");

        (await clinic.CompleteAsync(journey.Id, "settle")).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task Only_the_roles_that_it_names_see_it_and_raise_it()
    {
        var journey = await clinic.StartAsync("at-any-time");

        (await ListAsync(clinic.As(Roles.Consultant), journey)).ShouldBe(["leaves", "complains"]);
        (await ListAsync(clinic.As(Roles.Nurse), journey)).ShouldBeEmpty();
        (await RaiseAsync(clinic.As(Roles.Nurse), journey, "complains")).ShouldBeRefused("event.not-yours");
        (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("talk");
    }

    [Fact]
    public async Task What_has_to_be_said_is_said_in_its_form()
    {
        var journey = await clinic.StartAsync("at-any-time");

        (await RaiseAsync(Desk, journey, "leaves")).ShouldBeInvalid("reason", "field.required");
        (await RaiseAsync(Desk, journey, "leaves", "text")).ShouldBeInvalid("values", "field.not-an-object");
        var form = (await Desk.SendAsync(new ListEvents.Query(journey.Id))).ShouldSucceed().Single(one => one.Name == "leaves");
        (form.Form!.Id, form.Interrupts).ShouldBe(("small-said", true));
    }

    [Fact]
    public async Task Who_comes_second_comes_too_late_or_asks_for_what_is_not_drawn_is_told()
    {
        var journey = await clinic.StartAsync("at-any-time");
        (await RaiseAsync(Desk, journey, "complains")).ShouldSucceed();

        (await RaiseAsync(Desk, journey, "complains")).ShouldBeRefused("event.not-now");
        (await RaiseAsync(Desk, journey, "earthquake")).ShouldBeRefused("event.unknown");
        await clinic.CompleteAsync(journey.Id, "settle");
        (await RaiseAsync(Desk, journey, "complains")).ShouldSucceed();
        (await clinic.As(Roles.Manager).SendAsync(new CancelJourney.Command(journey.Id, "到此为止"))).ShouldSucceed();
        (await RaiseAsync(Desk, journey, "leaves", new { reason = "x" })).ShouldBeRefused("journey.ended");
    }

    [Fact]
    public async Task Two_who_raise_it_at_once_are_one_heard_and_one_told_so()
    {
        var journey = await clinic.StartAsync("at-any-time");

        var both = await Task.WhenAll(
            RaiseAsync(Desk, journey, "leaves", new { reason = "一" }),
            RaiseAsync(clinic.As(Roles.Consultant), journey, "leaves", new { reason = "二" })
        );

        both.Count(result => result.IsSuccess).ShouldBe(1);
        both.Single(result => !result.IsSuccess).ShouldBeRefused("event.not-now");
        (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("why");
    }

    [Fact]
    public async Task The_same_click_twice_is_heard_once()
    {
        var journey = await clinic.StartAsync("at-any-time");
        var command = new RaiseJourneyEvent.Command(journey.Id, "complains");

        var first = (await Desk.SendAsync(command, "one-click")).ShouldSucceed();
        (await Desk.SendAsync(command, "one-click")).ShouldSucceed().OpenTasks.Count.ShouldBe(first.OpenTasks.Count);

        (await clinic.HistoryOf(journey.Id)).Count(one => one.Type == JourneyHistory.EventRaised).ShouldBe(1);
    }

    [Fact]
    public async Task A_task_that_it_ended_can_no_longer_be_completed()
    {
        var journey = await clinic.StartAsync("at-any-time");
        var task = journey.OpenTasks.Single();
        (await RaiseAsync(Desk, journey, "leaves", new { reason = "x" })).ShouldSucceed();

        var late = await clinic.SendCompleteAsync("consultant01", task.Id);

        late.IsSuccess.ShouldBeFalse();
        late.Refusal.Kind.ShouldBe(RefusalKind.Conflict);
    }

    [Fact]
    public async Task The_way_shows_it_once_it_has_happened_and_nothing_of_it_before_and_nobody_moves_it()
    {
        var journey = await clinic.StartAsync("at-any-time");
        (await WayAsync(journey)).ShouldBe(["flow Running", "talk Waiting"]);
        var tokens = (await clinic.As(Roles.ProcessManager).SendAsync(new GetJourneyOperations.Query(journey.Id))).ShouldSucceed();
        var token = tokens.Instances.Single().Tokens.ShouldHaveSingleItem();
        (token.Activity.Id, string.Join(' ', token.Targets.Select(target => target.Id))).ShouldBe(("talk", "treat see-off"));

        (await RaiseAsync(Desk, journey, "complains")).ShouldSucceed();

        (await WayAsync(journey)).ShouldBe(["flow Running", "talk Waiting", "complains Running", "settle Waiting"]);
    }

    private async Task<IReadOnlyList<string>> WayAsync(JourneyDetail journey) =>
        [
            .. (await clinic.As(Roles.ProcessManager).SendAsync(new GetInstance.Query(journey.Id, null, WithDefinition: true)))
                .ShouldSucceed()
                .Way.Runs.OrderBy(run => run.Number)
                .Select(run => $"{run.ActivityId} {run.Status}"),
        ];

    private static Task<Result<JourneyDetail>> RaiseAsync(Staff who, JourneyDetail journey, string name, object? values = null) =>
        who.SendAsync(new RaiseJourneyEvent.Command(journey.Id, name, values is null ? null : JsonSerializer.SerializeToElement(values)));

    private static async Task<IReadOnlyList<string>> ListAsync(Staff who, JourneyDetail journey) =>
        [.. (await who.SendAsync(new ListEvents.Query(journey.Id))).ShouldSucceed().Select(one => one.Name)];
}

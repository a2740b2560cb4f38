using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys;

/// <summary>Skipping, changing variables, moving: each in the history with person, role, reason, before and after.</summary>
public sealed class OperationTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    private Staff Operator => clinic.As(Roles.ProcessManager);

    [Fact]
    public async Task A_skipped_incident_leaves_by_the_outcome_that_was_chosen()
    {
        FlakyTask.IsBroken = true;
        var journey = await clinic.StartAsync("flaky");
        await clinic.CompleteAsync(journey.Id, "device");
        FlakyTask.IsBroken = false;
        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.Single();
        var choices = (await Operator.SendAsync(new GetJourneyOperations.Query(journey.Id))).ShouldSucceed().Incidents.Single();
        (choices.Id, choices.Outcomes[0].Label).ShouldBe((incident.Id, "完成"));

        (await clinic.As(Roles.Nurse).SendAsync(new SkipIncident.Command(journey.Id, incident.Id, null, "设备已人工处理"))).ShouldBeRefused(
            "journey.may-not-operate"
        );
        (await Operator.SendAsync(new SkipIncident.Command(journey.Id, incident.Id, null, " "))).ShouldBeInvalid(
            "reason",
            "field.required"
        );
        (await Operator.SendAsync(new SkipIncident.Command(journey.Id, incident.Id, null, new string('x', 501)))).ShouldBeInvalid(
            "reason",
            "field.too-long"
        );
        (await Operator.SendAsync(new SkipIncident.Command(journey.Id, incident.Id, "Nowhere", "试试"))).ShouldBeInvalid(
            "outcome",
            "skip.unknown-outcome"
        );
        var after = (await Operator.SendAsync(new SkipIncident.Command(journey.Id, incident.Id, "Done", "设备已人工处理"))).ShouldSucceed();

        (after.Status, after.OpenTasks.Single().Title).ShouldBe(("running", "after"));
        var entry = (await clinic.HistoryOf(journey.Id)).Single(one => one.Type == JourneyHistory.IncidentSkipped);
        (entry.ActivityName, entry.Actor, entry.Role).ShouldBe(("device", "process-manager01", Roles.ProcessManager));
        (Of(entry, "outcome"), Of(entry, "reason")).ShouldBe(("Done", "设备已人工处理"));
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated device",
            "TaskCompleted device",
            "IncidentRaised device",
            "IncidentSkipped device",
            "TaskCreated after",
        ]);
        (await Operator.SendAsync(new SkipIncident.Command(journey.Id, incident.Id, null, "再来"))).ShouldBeRefused("incident.gone");
    }

    [Fact]
    public async Task A_changed_variable_is_in_the_history_with_what_it_was_and_numbers_are_masked()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        Task<Result<JourneyDetail>> Change(string name, object value, string reason = "录入有误") =>
            Operator.SendAsync(new ChangeJourneyVariable.Command(journey.Id, name, JsonSerializer.SerializeToElement(value), reason));

        (await Change("nothing", 1)).ShouldBeInvalid("name", "variable.unknown");
        (await Change("outcome", new { phone = "13800001234" })).ShouldSucceed();
        (await Change("outcome", "面谈")).ShouldSucceed();
        (await clinic.ReadAsync(journey.Id)).Variables.GetProperty("outcome").GetString().ShouldBe("面谈");

        var last = (await clinic.HistoryOf(journey.Id)).Last(one => one.Type == JourneyHistory.VariableChanged);
        var change = last.Data.GetProperty("changes")[0];
        (
            change.GetProperty("before").GetProperty("phone").GetString(),
            change.GetProperty("after").GetString(),
            Of(last, "reason")
        ).ShouldBe(("138****1234", "面谈", "录入有误"));
        (await Operator.SendAsync(new ChangeJourneyVariable.Command(journey.Id, "outcome", default, "x", Guid.NewGuid()))).ShouldBeInvalid(
            "instanceId",
            "operation.no-instance"
        );
    }

    [Fact]
    public async Task A_moved_journey_withdraws_the_task_and_makes_the_next_one()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var token = (await Operator.SendAsync(new GetJourneyOperations.Query(journey.Id)))
            .ShouldSucceed()
            .Instances.Single()
            .Tokens.Single();
        (token.Activity.Name, token.Targets.Single().Id).ShouldBe(("talk", "treat"));

        (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "nowhere", "x", "talk"))).ShouldBeInvalid(
            "toActivityId",
            "move.unknown-activity"
        );
        (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "x", "treat"))).ShouldBeRefused("journey.moved-on");
        (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "x"))).ShouldBeInvalid("fromActivityId", "field.required");
        var moved = (
            await Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "已在电话里谈过", Frame: token.Frame))
        ).ShouldSucceed();

        moved.OpenTasks.Single().Title.ShouldBe("treat");
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated talk",
            "TokenMoved talk",
            "TaskCancelled talk",
            "TaskCreated treat",
        ]);
        var entry = (await clinic.HistoryOf(journey.Id)).Single(one => one.Type == JourneyHistory.TokenMoved);
        (Of(entry, "before"), Of(entry, "after"), Of(entry, "reason")).ShouldBe(("talk", "treat", "已在电话里谈过"));
        (await clinic.CompleteAsync(journey.Id, "treat")).Status.ShouldBe("finished");
        (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "x", "talk"))).ShouldBeRefused("journey.ended");
    }

    [Fact]
    public async Task A_move_that_would_leave_a_join_waiting_is_refused_with_its_name()
    {
        var journey = await clinic.StartAsync("side-by-side");

        var refusal = (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "after", "x", "left"))).ShouldBeInvalid(
            "toActivityId",
            "move.other-leads-there"
        );

        refusal.Arguments.ShouldBe(["after", "right"]);
        (await clinic.ReadAsync(journey.Id)).OpenTasks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_childs_variables_and_steps_can_be_mended_too()
    {
        var journey = await clinic.StartAsync("parent");
        var child = journey.Children.Single().Id;

        (
            await Operator.SendAsync(
                new ChangeJourneyVariable.Command(journey.Id, "outcome", JsonSerializer.SerializeToElement("x"), "试", child)
            )
        ).ShouldSucceed();
        (await Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "试", "talk", InstanceId: child))).ShouldSucceed();
        (await clinic.CompleteAsync(journey.Id, "treat")).OpenTasks.Single().Title.ShouldBe("goodbye");
    }

    [Fact]
    public async Task Elsewhere_than_in_ones_own_branch_nothing_can_be_mended()
    {
        var journey = await clinic.StartAsync("talk-then-treat");
        var branch = await clinic.OpenBranchAsync("浦东门诊");
        await clinic.HireAsync("stranger", branch.Id, Roles.ProcessManager);

        (await clinic.As("stranger").SendAsync(new MoveJourney.Command(journey.Id, "treat", "x", "talk"))).ShouldBeRefused(
            "journey.not-found"
        );
        (await clinic.As("stranger").SendAsync(new GetJourneyOperations.Query(journey.Id))).ShouldBeRefused("journey.not-found");
    }

    [Fact]
    public async Task Moved_while_its_task_is_completed_one_of_both_happens()
    {
        for (var round = 0; round < 10; round++)
        {
            var journey = await clinic.StartAsync("talk-then-treat");

            var completing = Task.Run(() => clinic.SendCompleteAsync("consultant01", journey.OpenTasks.Single().Id, "Proceed"));
            var moving = Task.Run(() => Operator.SendAsync(new MoveJourney.Command(journey.Id, "treat", "快一点", "talk")));
            var (completed, moved) = (await completing, await moving);

            (completed.IsSuccess ^ moved.IsSuccess).ShouldBeTrue();
            (await clinic.ReadAsync(journey.Id)).OpenTasks.Single().Title.ShouldBe("treat");
            (await clinic.As(Roles.Auditor).SendAsync(new VerifyHistory.Query(journey.Id))).ShouldSucceed();
        }
    }

    private static string? Of(GetHistory.Entry entry, string key) => entry.Data.GetProperty(key).GetString();
}

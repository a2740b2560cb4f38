using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys;

public sealed class RetryIncidentTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task After_an_incident_an_operator_lets_it_run_again_and_nothing_typed_is_asked_twice()
    {
        FlakyTask.IsBroken = true;
        var journey = await clinic.StartAsync("flaky");
        (await clinic.CompleteAsync(journey.Id, "device", values: new { remark = "做完了" })).Status.ShouldBe("faulted");
        FlakyTask.IsBroken = false;

        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.Single();
        (incident.ActivityName, incident.Message).ShouldBe(("device", "The device does not answer."));
        (await clinic.As(Roles.Nurse).SendAsync(new RetryIncident.Command(journey.Id, incident.Id))).ShouldBeRefused(
            "journey.may-not-operate"
        );
        (
            await clinic.As(Roles.ProcessManager).SendAsync(new RetryIncident.Command(journey.Id, incident.Id, new string('x', 501)))
        ).ShouldBeInvalid("reason", "field.too-long");
        var retried = (
            await clinic.As(Roles.ProcessManager).SendAsync(new RetryIncident.Command(journey.Id, incident.Id, "换了电池"))
        ).ShouldSucceed();

        (retried.Status, retried.Incidents.Count).ShouldBe(("running", 0));
        var again = (await clinic.As(Roles.Nurse).SendAsync(new GetTask.Query(retried.OpenTasks.Single().Id))).ShouldSucceed();
        again.Draft!.Value.GetProperty("remark").GetString().ShouldBe("做完了");
        (await clinic.CompleteAsync(journey.Id, "device")).OpenTasks.Single().Title.ShouldBe("after");
        (await clinic.StoryOf(journey.Id)).ShouldBe([
            "JourneyStarted",
            "TaskCreated device",
            "TaskCompleted device",
            "IncidentRaised device",
            "IncidentRetried device",
            "TaskCreated device",
            "TaskCompleted device",
            "TaskCreated after",
        ]);
        (await clinic.HistoryOf(journey.Id))
            .Single(entry => entry.Type == "IncidentRetried")
            .Data.GetProperty("reason")
            .GetString()
            .ShouldBe("换了电池");
        (await clinic.As(Roles.ProcessManager).SendAsync(new RetryIncident.Command(journey.Id, incident.Id))).ShouldBeRefused(
            "incident.gone"
        );
    }
}

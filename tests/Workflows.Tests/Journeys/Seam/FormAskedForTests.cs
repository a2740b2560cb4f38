using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;

namespace CaseFlow.Workflows.Tests.Journeys.Seam;

/// <summary>A task whose form is what an expression says.</summary>
public sealed class FormAskedForTests(SmallClinic clinic) : IClassFixture<SmallClinic>
{
    [Fact]
    public async Task One_that_does_not_exist_is_an_incident_and_once_it_is_put_right_the_task_is_made()
    {
        var journey = await clinic.StartAsync("chosen-form");
        await SetFormAsync(journey.Id, "no-such-form");

        (await clinic.CompleteAsync(journey.Id, "choose")).Status.ShouldBe("faulted");

        var incident = (await clinic.ReadAsync(journey.Id)).Incidents.ShouldHaveSingleItem();
        incident.Code.ShouldBe("task.no-form");
        await SetFormAsync(journey.Id, "small-note");
        var retried = await clinic.As(Roles.Admin).SendAsync(new RetryIncident.Command(journey.Id, incident.Id));
        retried.ShouldSucceed().OpenTasks.ShouldHaveSingleItem().Title.ShouldBe("work");
        await clinic.CompleteAsync(journey.Id, "work");
        (await clinic.ReadAsync(journey.Id)).Status.ShouldBe("finished");
    }

    [Fact]
    public async Task One_that_exists_is_used()
    {
        var journey = await clinic.StartAsync("chosen-form");
        await SetFormAsync(journey.Id, "small-note");

        var after = await clinic.CompleteAsync(journey.Id, "choose");

        after.OpenTasks.ShouldHaveSingleItem().Title.ShouldBe("work");
    }

    private async Task SetFormAsync(JourneyId journey, string form) =>
        (
            await clinic
                .As(Roles.Admin)
                .SendAsync(new ChangeJourneyVariable.Command(journey, "form", JsonSerializer.SerializeToElement(form), "更正表单"))
        ).ShouldSucceed();
}

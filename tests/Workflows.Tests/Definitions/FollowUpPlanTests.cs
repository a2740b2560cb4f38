using CaseFlow.TestKit;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class FollowUpPlanTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private static readonly object Injection = new { treated = new[] { "injection" } };

    private readonly Visits _visits = new(clinic);

    [Fact]
    public async Task R_FUP_1_and_4_an_injection_is_followed_for_half_a_year_and_then_the_journey_is_over()
    {
        var began = clinic.Clock.Now;
        var story = await _visits.ThroughTheYearAsync(await _visits.RunAsync(definition: "follow-up-plan", input: Injection));

        story.Journey.Status.ShouldBe("finished");
        story.Steps.Count(step => step.ActivityId == "contact").ShouldBe(10);
        (clinic.Clock.Now - began).ShouldBeGreaterThan(TimeSpan.FromDays(180));
    }

    [Fact]
    public async Task R_FUP_10_when_nobody_ever_answers_the_consultant_has_the_last_word()
    {
        var story = await _visits.ThroughTheYearAsync(
            await _visits.RunAsync(definition: "follow-up-plan"),
            new Visits.Choice("contact", "NoAnswer")
        );

        // No deal: two contacts, each tried four times, and then twice by the consultant.
        story.Journey.Status.ShouldBe("finished");
        story.Steps.Count.ShouldBe(2 * (4 + 2));
    }

    [Fact]
    public async Task A_client_who_declines_is_called_only_for_medical_reasons()
    {
        var story = await _visits.ThroughTheYearAsync(
            await _visits.RunAsync(definition: "follow-up-plan", input: Injection),
            new Visits.Choice("contact", "Declined")
        );

        // Both contacts of the first day may be open when the client declines, what is medical stays.
        story.Journey.Status.ShouldBe("finished");
        story.Steps.Count(step => step.ActivityId == "contact").ShouldBeInRange(6, 7);
    }

    [Theory]
    [InlineData("Abnormal", "assess")]
    [InlineData("Dissatisfied", "complaint")]
    [InlineData("WantsMore", "offer")]
    public async Task What_a_client_reports_becomes_work_for_the_right_person(string outcome, string activity)
    {
        var story = await _visits.ThroughTheYearAsync(
            await _visits.RunAsync(definition: "follow-up-plan"),
            new Visits.Choice("contact", outcome)
        );

        story.Journey.Status.ShouldBe("finished");
        story.Steps.Count(step => step.ActivityId == activity).ShouldBe(2);
    }

    [Theory]
    [InlineData("assess", "Abnormal", "Emergency", "hospital")]
    [InlineData("assess", "Abnormal", "Recheck", "recheck")]
    [InlineData("complaint", "Dissatisfied", "Escalated", "complaintUp")]
    public async Task What_is_serious_goes_further(string activity, string report, string outcome, string further)
    {
        var story = await _visits.RunAsync(definition: "follow-up-plan");
        while (story.Journey.Status == "running")
        {
            await clinic.PassAsync(story.Journey.Timers.Min(timer => timer.DueAt) - clinic.Clock.Now);
            story = await _visits.GoOnAsync(
                story.Journey.Id,
                choose: task =>
                    task.ActivityId == activity ? outcome
                    : task.ActivityId == "contact" ? report
                    : null
            );
            if (story.Steps.Any(step => step.ActivityId == further))
                return;
        }

        throw new ShouldAssertException($"{further} was never reached");
    }
}

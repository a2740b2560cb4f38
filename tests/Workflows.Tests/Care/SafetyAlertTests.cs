using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Raising;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Definitions;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>P1, safety-alert: whoever sees an allergy or an emergency stops the work on the client until a doctor has decided.</summary>
public sealed class SafetyAlertTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task P1_an_allergy_found_at_the_scan_stops_all_work_on_the_client_and_reaches_the_doctor()
    {
        var journey = await AtScanAsync();
        var (scan, skin) = (Task(journey, "CaseFlow.FetchProducts"), Task(journey, "CaseFlow.PrepareSkin"));

        journey = await RaiseAsync(journey);

        var alert = Task(journey, "CaseFlow.DecideAlert");
        (alert.Role, alert.DueAt - clinic.Clock.Now).ShouldBe((Roles.Doctor, TimeSpan.FromMinutes(10)));
        (await UnreadAsync(Roles.Doctor)).ShouldContain(notice => notice.TaskId == alert.Id && notice.Urgent);
        (await UnreadAsync(Roles.MedicalDirector)).ShouldContain(notice => notice.What == "visit.safety-alert" && notice.Urgent);
        (await clinic.As(Roles.Nurse).CompleteAsync(scan.Id, "Fetched")).ShouldBeInvalid("outcome", "care.alert-open");
        (await clinic.As(Roles.Assistant).CompleteAsync(skin.Id, "Prepared")).ShouldBeInvalid("outcome", "care.alert-open");

        await DecideAsync(alert, "Cleared");

        (await clinic.As(Roles.Nurse).CompleteAsync(scan.Id, "Fetched")).ShouldSucceed();
        (await clinic.As(Roles.Assistant).CompleteAsync(skin.Id, "Prepared")).ShouldSucceed();
    }

    [Fact]
    public async Task R_SAFE_1_what_an_alert_finds_becomes_a_medical_fact_of_the_client()
    {
        var journey = await RaiseAsync(await AtScanAsync());

        await DecideAsync(
            Task(journey, "CaseFlow.DecideAlert"),
            "Cleared",
            new
            {
                assessment = "改用其他消毒剂",
                factKind = "allergy",
                factText = "碘伏",
            }
        );

        (await clinic.As(Roles.Nurse).SendAsync(new GetClient.Query(journey.Client!.Id))).ShouldSucceed().Allergies.ShouldContain("碘伏");
    }

    [Theory]
    [InlineData("Changed", "CaseFlow.Consultation")]
    [InlineData("Postponed", "CaseFlow.SeeOff")]
    public async Task P1_what_the_doctor_decides_on_an_alert_ends_the_treatment_and_leads_on(string outcome, string to)
    {
        var journey = await RaiseAsync(await AtScanAsync());

        await DecideAsync(Task(journey, "CaseFlow.DecideAlert"), outcome);

        (await ReadAsync(journey)).OpenTasks.ShouldHaveSingleItem().ActivityType.ShouldBe(to);
    }

    [Fact]
    public async Task R_FUP_23_after_an_emergency_nobody_sends_a_survey_asks_for_a_refund_or_sells()
    {
        var journey = await RaiseAsync(await AtScanAsync());

        await DecideAsync(Task(journey, "CaseFlow.DecideAlert"), "Emergency");

        var after = await ReadAsync(journey);
        after.OpenTasks.ShouldNotContain(task => task.ActivityType == "CaseFlow.SeeOff" || task.Role == Roles.Finance);
        after.Timers.ShouldBeEmpty();
    }

    [Fact]
    public async Task P1_an_alert_is_decided_even_when_the_client_leaves_meanwhile()
    {
        var journey = await RaiseAsync(await AtScanAsync());

        journey = await RaiseAsync(journey, "client-left", new { reason = "害怕" });

        journey.OpenTasks.ShouldContain(task => task.ActivityType == "CaseFlow.DecideAlert");
    }

    [Theory]
    [InlineData("safety-alert")]
    [InlineData("client-left")]
    public async Task P1_what_was_performed_before_an_event_broke_off_the_rest_is_followed_up(string name)
    {
        var journey = await AtScanAsync("LAS-PICO", "INJ-HA-1"); // the laser is done, the injection is being prepared

        journey = await RaiseAsync(journey, name);
        if (name == "safety-alert")
            await DecideAsync(Task(journey, "CaseFlow.DecideAlert"), "Emergency");

        (await ReadAsync(journey)).Timers.Count.ShouldBeGreaterThan(4, "calls of R-FUP-1 and R-FUP-3");
    }

    private async Task DecideAsync(OpenTask alert, string outcome, object? with = null) =>
        (await clinic.As(Roles.Doctor).CompleteAsync(alert.Id, outcome, with)).ShouldSucceed();

    private async Task<IReadOnlyList<NoticeView>> UnreadAsync(string role) =>
        (await clinic.As(role).SendAsync(new ListNotices.Query(Paging: new Paging(1, 100)))).ShouldSucceed().Items;

    private async Task<JourneyDetail> RaiseAsync(JourneyDetail journey, string name = "safety-alert", object? values = null) =>
        (
            await clinic
                .As(Roles.Nurse)
                .SendAsync(
                    new RaiseJourneyEvent.Command(
                        journey.Id,
                        name,
                        JsonSerializer.SerializeToElement(
                            values
                                ?? new
                                {
                                    kind = "allergy",
                                    facts = "顾客说上次用碘伏起疹",
                                    reason = "顾客说上次用碘伏起疹",
                                }
                        )
                    )
                )
        ).ShouldSucceed();

    private static OpenTask Task(JourneyDetail journey, string type) => journey.OpenTasks.Single(task => task.ActivityType == type);

    private async Task<JourneyDetail> ReadAsync(JourneyDetail journey) =>
        (await clinic.As(Roles.Admin).SendAsync(new GetJourney.Query(journey.Id))).ShouldSucceed();

    /// <summary>The nurse fetches the products while the assistant prepares the skin.</summary>
    private async Task<JourneyDetail> AtScanAsync(params string[] codes)
    {
        var client = await clinic.RegisterAsync();
        var visit = (await clinic.As(Roles.FrontDesk).SendAsync(new StartJourney.Command("client-visit", client.Id))).ShouldSucceed();
        return await new Robot(clinic).RunToAsync(
            visit.Id,
            "FetchProducts",
            codes.Length == 0 ? null : await new Visits(clinic).BuyingAsync(codes)
        );
    }
}

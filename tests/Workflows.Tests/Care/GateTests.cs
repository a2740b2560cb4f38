using System.Text.Json;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Care;

/// <summary>R-TRE-1: what the doctor at the gate is shown, and what leads on from there.</summary>
public sealed class GateTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    [Fact]
    public async Task R_TRE_1_what_is_handed_in_at_a_start_counts_for_nothing()
    {
        var client = await clinic.RegisterAsync();
        var journey = await StartAsync(
            client,
            new
            {
                items = await ItemsAsync("INJ-HA-1"),
                paid = true,
                photos = new[] { 1 },
                agreedItems = await ItemsAsync("INJ-HA-1"),
                consent = new { textVersion = "consent.injection@1", allergyConflict = false },
            }
        );

        var gate = await GateAsync(journey);

        gate.Role.ShouldBe("doctor");
        Missing(gate).Length.ShouldBe(6);
        gate.Outcomes.Select(outcome => outcome.Name).ShouldBe(["Sign", "Review", "Photograph", "Resolved", "Stopped"]);
        await CompleteAsync(journey, _ => "Resolved");
        Missing(await GateAsync(journey)).Length.ShouldBe(6);
    }

    [Fact]
    public async Task R_TRE_1_what_is_missing_leads_to_its_step_and_the_treatment_goes_on_from_there()
    {
        var client = await PaidVisitAsync("INJ-HA-1");
        var journey = await StartAsync(client, new { items = await ItemsAsync("INJ-HA-1") });
        Missing(await GateAsync(journey)).Length.ShouldBe(3);

        var steps = await new Robot(clinic).RunAsync(journey, Offered("Sign", "Photograph"));

        steps
            .Select(step => $"{step.ActivityId}={step.Outcome}")
            .Take(5)
            .ShouldBe(["resolve=Sign", "consent=Signed", "resolve=Photograph", "confirm=Confirmed", "take=Taken"]);
        steps.ShouldContain(step => step.ActivityId == "treat" && step.Outcome == "Treated");
    }

    [Fact]
    public async Task R_TRE_1_an_item_in_two_areas_is_paid_when_its_order_is()
    {
        var client = await PaidVisitAsync("INJ-HA-1");
        var item = (await ItemsAsync("INJ-HA-1"))[0];
        var journey = await StartAsync(client, new { items = new[] { item, item } });

        Missing(await GateAsync(journey)).ShouldNotContain(gap => gap.Contains("未缴费"));
    }

    [Fact]
    public async Task R_TRE_1_what_nobody_paid_is_not_treated_however_it_was_signed()
    {
        var client = await PaidVisitAsync("INJ-HA-1");
        var journey = await StartAsync(client, new { items = await ItemsAsync("SUR-EYE") });
        foreach (var way in new[] { "Sign", "Review", "Photograph" })
        {
            await CompleteAsync(journey, _ => way);
            while ((await TaskAsync(journey)).ActivityId != "resolve")
                await CompleteAsync(journey, _ => null);
        }

        Missing(await GateAsync(journey)).ShouldHaveSingleItem().ShouldContain("未缴费");
    }

    [Fact]
    public async Task R_SAFE_2_facts_that_were_confirmed_yesterday_stop_the_gate_and_a_doctor_s_review_still_holds()
    {
        var client = await PaidVisitAsync("INJ-HA-1");
        clinic.Clock.Advance(TimeSpan.FromDays(1));

        var journey = await StartAsync(client, new { items = await ItemsAsync("INJ-HA-1") });

        var missing = Missing(await GateAsync(journey));
        missing.ShouldContain(gap => gap.Contains("病史"));
        missing.ShouldNotContain(gap => gap.Contains("会诊"));
    }

    [Fact]
    public async Task R_TRE_1_a_doctor_s_review_of_more_than_thirty_days_ago_holds_no_longer()
    {
        var client = await PaidVisitAsync("INJ-HA-1");
        clinic.Clock.Advance(TimeSpan.FromDays(31));

        var journey = await StartAsync(client, new { items = await ItemsAsync("INJ-HA-1") });

        Missing(await GateAsync(journey)).ShouldContain(gap => gap.Contains("会诊"));
    }

    [Fact]
    public async Task R_PHO_5_views_that_are_all_waived_are_no_photos_until_a_doctor_waives_them()
    {
        var client = await clinic.RegisterAsync();
        var visit = await StartAsync(client, input: null, "client-visit");
        await RunToGateAsync(visit, WithoutPhotos);

        Missing(await GateAsync(visit)).ShouldHaveSingleItem().ShouldContain("术前照");

        await CompleteAsync(visit, _ => "Resolved", _ => new { photosWaived = true });
        (await TaskAsync(visit)).ActivityId.ShouldNotBe("resolve");
    }

    [Fact]
    public async Task R_TRE_1_a_conflict_that_a_doctor_has_settled_stays_settled_while_the_rest_is_made_up_for()
    {
        var client = await clinic.RegisterAsync();
        var visit = await StartAsync(client, input: null, "client-visit");
        await RunToGateAsync(visit, task => task.ActivityId == "consent" ? new { allergyCheck = "unresolved" } : WithoutPhotos(task));
        Missing(await GateAsync(visit)).Length.ShouldBe(2);

        await CompleteAsync(visit, _ => "Resolved", _ => new { allergySettled = true });
        Missing(await GateAsync(visit)).ShouldHaveSingleItem().ShouldContain("术前照");
        await CompleteAsync(visit, _ => "Photograph");
        while ((await TaskAsync(visit)).ActivityId is "confirm" or "take")
            await CompleteAsync(visit, _ => null);

        (await TaskAsync(visit)).ActivityId.ShouldNotBe("resolve");
    }

    [Fact]
    public async Task R_TRE_1_a_review_grows_old_in_a_visit_that_goes_on_for_more_than_thirty_days()
    {
        var client = await clinic.RegisterAsync();
        var visit = await StartAsync(client, input: null, "client-visit");
        await RunToGateAsync(visit, WithoutPhotos);
        clinic.Clock.Advance(TimeSpan.FromDays(31));

        await CompleteAsync(visit, _ => "Resolved");

        Missing(await GateAsync(visit)).ShouldContain(gap => gap.Contains("会诊"));
    }

    private static object? WithoutPhotos(GetTask.Response task) =>
        task.ActivityId == "take"
            ? new { waivedViews = new[] { "front", "left45", "left90", "right45", "right90" }, waiverReason = "顾客不愿拍照" }
            : null;

    private static Func<GetTask.Response, string?> Offered(params string[] ways) =>
        task => task.Outcomes.Select(outcome => outcome.Name).FirstOrDefault(ways.Contains);

    private static string[] Missing(GetTask.Response gate) => gate.Values.GetProperty("missing").GetString()!.Split('\n');

    private async Task RunToGateAsync(JourneyId journey, Func<GetTask.Response, object?> with)
    {
        while ((await TaskAsync(journey)).ActivityId != "resolve")
            await CompleteAsync(journey, _ => null, with);
    }

    /// <summary>A client who was reviewed and has paid, and wants to be treated another day.</summary>
    private async Task<Client> PaidVisitAsync(string code)
    {
        var client = await clinic.RegisterAsync();
        var visit = await StartAsync(client, input: null, "client-visit");
        var items = await ItemsAsync(code);
        await new Robot(clinic).RunAsync(
            visit,
            task => task.ActivityId == "consent" ? "Later" : null,
            task => task.ActivityType == "CaseFlow.Consultation" ? new { proposedItems = items } : null
        );
        return client;
    }

    private async Task<object[]> ItemsAsync(string code)
    {
        var item = (await clinic.As("consultant").SendAsync(new ListPriceItems.Query()))
            .ShouldSucceed()
            .Items.Single(one => one.Code == code);
        return
        [
            new
            {
                itemId = item.Id,
                name = item.Name,
                category = item.Category.ToString().ToLowerInvariant(),
                area = "面部",
                quantity = 1,
            },
        ];
    }

    private async Task<JourneyId> StartAsync(Client client, object? input, string definition = "treatment-injection") =>
        (
            await clinic.AsSystem.SendAsync(
                new StartJourney.Command(definition, client.Id, Input: input is null ? null : JsonSerializer.SerializeToElement(input))
            )
        )
            .ShouldSucceed()
            .Id;

    private async Task<OpenTask> OpenAsync(JourneyId journey) =>
        (await clinic.As("admin01").SendAsync(new GetJourney.Query(journey))).ShouldSucceed().OpenTasks[0];

    private async Task CompleteAsync(
        JourneyId journey,
        Func<GetTask.Response, string?> choose,
        Func<GetTask.Response, object?>? with = null
    ) => await new Robot(clinic).CompleteAsync(await OpenAsync(journey), choose, with);

    private async Task<GetTask.Response> TaskAsync(JourneyId journey)
    {
        var open = await OpenAsync(journey);
        return (await clinic.As(open.Role).SendAsync(new GetTask.Query(open.Id))).ShouldSucceed();
    }

    private async Task<GetTask.Response> GateAsync(JourneyId journey)
    {
        var task = await TaskAsync(journey);
        task.ActivityType.ShouldBe("CaseFlow.ResolveGap");
        return task;
    }
}

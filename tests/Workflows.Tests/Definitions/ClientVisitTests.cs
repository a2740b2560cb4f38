using CaseFlow.TestKit;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Tests.Definitions;

public sealed class ClientVisitTests(ClinicFixture clinic) : IClassFixture<ClinicFixture>
{
    private readonly Visits _visits = new(clinic);

    [Fact]
    public async Task A_visit_with_an_injection_runs_from_arrival_to_the_follow_ups()
    {
        var story = await _visits.RunAsync();

        // The room's products and the client's skin are prepared at the same time, by two people.
        story.Way.ShouldContain("prepare=Prepared");
        story
            .Way.Where(step => step != "prepare=Prepared")
            .ShouldBe([
                "receive=Received",
                "triage=Triaged",
                "intake=Filled",
                "skin=Analysed",
                "consultation=Proceed",
                "review=Approved",
                "price=Priced",
                "signOrder=Signed",
                "collect=Paid",
                "consent=Signed",
                "confirm=Confirmed",
                "take=Taken",
                "fetch=Fetched",
                "treat=Treated",
                "observe=Over",
                "confirm=Confirmed",
                "take=Taken",
                "aftercare=Explained",
                "departure=Departed",
            ]);
        story.Journey.Stage.ShouldBe("follow-up");
    }

    [Fact]
    public async Task Whatever_is_chosen_for_ever_every_visit_comes_to_rest()
    {
        var seen = new HashSet<Visits.Choice>();
        await _visits.TakeEveryChoiceAsync(seen);
        string[] own = ["receive", "triage", "intake", "skin", "consultation", "review", "consent", "aftercare", "departure", "noDeal"];
        own.Except(seen.Select(choice => choice.ActivityId)).ShouldBeEmpty();

        await _visits.TakeEveryChoiceAsync(seen, await _visits.BuyingAsync("LAS-PICO", "INJ-HA-1", "SUR-EYE"));
        await _visits.TakeEveryChoiceAsync(seen, await _visits.BuyingAsync("SKN-CLEAN", "DRG-CREAM"));
        await _visits.TakeEveryChoiceAsync(seen, Discount);
        await _visits.TakeEveryChoiceAsync(seen, Allergy);
        string[] others = ["signManager", "signDirector", "resolve", "numb", "mask", "recovery"];
        others.Except(seen.Select(choice => choice.ActivityId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_of_three_kinds_is_treated_one_kind_after_the_other_laser_first()
    {
        var story = await _visits.RunAsync(with: await _visits.BuyingAsync("INJ-HA-1", "SUR-EYE", "LAS-PICO"));

        story
            .Steps.Where(step => step.ActivityId == "treat")
            .Select(step => step.ActivityType)
            .ShouldBe(["CaseFlow.TreatLaser", "CaseFlow.TreatInjection", "CaseFlow.TreatSurgery"]);
    }

    [Fact]
    public async Task Goods_alone_need_neither_consent_nor_treatment()
    {
        var story = await _visits.RunAsync(with: await _visits.BuyingAsync("SKN-CLEAN"));

        story.Steps.ShouldNotContain(step => step.ActivityId == "consent" || step.ActivityId == "treat");
        story.Way.ShouldContain("departure=Departed");
    }

    [Fact]
    public async Task A_plan_that_the_doctor_changed_goes_back_to_the_consultant_and_needs_no_second_review()
    {
        var story = await _visits.RunAsync(new Visits.Choice("review", "Changed"));

        story.Steps.Count(step => step.ActivityId == "consultation").ShouldBe(2);
        story.Steps.Count(step => step.ActivityId == "review").ShouldBe(1);
        story.Way.ShouldContain("treat=Treated");
    }

    [Fact]
    public async Task R_PAY_6_a_payment_that_fails_three_times_ends_without_a_deal()
    {
        var story = await _visits.RunAsync(new Visits.Choice("collect", "Failed"));

        story.Steps.Count(step => step.ActivityId == "collect").ShouldBe(3);
        story.Way.ShouldContain("noDeal=Recorded");
        story.Steps.ShouldNotContain(step => step.ActivityId == "treat");
    }

    [Fact]
    public async Task R_PAY_3_twenty_percent_off_is_signed_by_manager_and_operations_director()
    {
        var story = await _visits.RunAsync(with: Discount);

        story.Way.ShouldContain("signManager=Signed");
        story.Steps.Single(step => step.ActivityId == "signDirector").Role.ShouldBe("operations-director");
    }

    [Fact]
    public async Task Changing_the_items_loses_nothing_that_was_collected()
    {
        var story = await _visits.RunAsync(new Visits.Choice("collect", "ItemsChanged"));

        story.Steps.Count(step => step.ActivityId == "price").ShouldBe(2);
        story.Steps.Count(step => step.ActivityId == "collect").ShouldBe(1); // the robot had paid it all already
        story.Way.ShouldContain("treat=Treated");
    }

    [Fact]
    public async Task R_TRE_1_an_unresolved_allergy_conflict_goes_to_a_doctor_before_any_treatment()
    {
        var story = await _visits.RunAsync(with: Allergy);

        story
            .Steps.TakeWhile(step => step.ActivityId != "treat")
            .ShouldContain(step => step.ActivityId == "resolve" && step.Role == "doctor");
    }

    [Fact]
    public async Task R_PAY_9_a_client_who_refuses_the_consent_gets_the_money_back_with_finance_approving()
    {
        var story = await _visits.RunAsync(new Visits.Choice("consent", "Refused"));

        story.Way.ShouldContain("finance=Approved");
        story.Way.ShouldContain("payBack=Refunded");
        story.Steps.ShouldNotContain(step => step.ActivityId == "treat");
    }

    [Fact]
    public async Task R_FUP_8_a_client_who_leaves_at_the_door_is_still_called_by_the_consultant()
    {
        var story = await _visits.RunAsync(new Visits.Choice("receive", "Abandoned"));

        story.Steps.Count.ShouldBe(1);
        story.Journey.Stage.ShouldBe("follow-up");
        story.Journey.Timers.Count.ShouldBe(2);
    }

    private static object? Discount(GetTask.Response task) =>
        task.ActivityType == "CaseFlow.PriceOrder" ? new { discountPercent = 20 } : null;

    private static object? Allergy(GetTask.Response task) =>
        task.ActivityType == "CaseFlow.SignConsent" ? new { allergyCheck = "unresolved" } : null;
}

using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
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
                "notice=Understood",
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
    public async Task Whatever_is_chosen_time_and_again_every_visit_comes_to_rest()
    {
        var seen = new HashSet<Visits.Choice>();
        await _visits.TakeEveryChoiceAsync(seen);
        string[] own =
        [
            "receive",
            "triage",
            "intake",
            "skin",
            "consultation",
            "review",
            "notice",
            "consent",
            "aftercare",
            "departure",
            "noDeal",
        ];
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
    public async Task R_PAY_12_a_payment_that_fails_is_tried_again_as_often_as_needed()
    {
        var story = await _visits.RunAsync(new Visits.Choice("collect", "Failed", Times: 5));

        story.Steps.Count(step => step.ActivityId == "collect").ShouldBe(6);
        story.Way.ShouldContain("treat=Treated");
    }

    [Fact]
    public async Task R_PAY_12_an_order_that_is_sent_back_goes_on_and_the_third_time_the_operations_director_is_told()
    {
        var story = await _visits.RunAsync(new Visits.Choice("signOrder", "Rejected", Times: 2));
        (await NoticesAsync(story)).ShouldBeEmpty();

        story = await _visits.RunAsync(new Visits.Choice("signOrder", "Rejected", Times: 4));
        story.Steps.Count(step => step.ActivityId == "price").ShouldBe(5);
        story.Way.ShouldContain("collect=Paid");
        (await NoticesAsync(story)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task P1_7_the_risks_are_explained_before_anyone_pays_and_what_is_new_at_the_order_is_explained_first()
    {
        var (visit, price) = await AtOrderAsync(await _visits.BuyingAsync("LAS-PICO"));
        var items = await _visits.ItemsAsync("LAS-PICO", "SKN-CLEAN", "SUR-EYE", "INJ-HA-1");
        var consultant = clinic.As("consultant");

        var early = await consultant.CompleteAsync(price, "Priced", new { items });
        early.ShouldBeInvalid("items[2].itemId", "payment.item-needs-review");
        (await consultant.CompleteAsync(price, "NewItems", new { items })).ShouldSucceed();
        List<string> explained = [];
        var story = await _visits.GoOnAsync(
            visit,
            task => null,
            task =>
            {
                if (task.ActivityId == "notice")
                    explained.Add(task.Values.GetProperty("items").GetString()!);
                return null;
            }
        );

        story.Steps.Take(4).Select(step => step.ActivityId).ShouldBe(["review", "notice", "price", "signOrder"]);
        explained.ShouldHaveSingleItem().ShouldBe("双眼皮手术（面部）、玻尿酸填充 1ml（面部）", "only what is new");
        story.Steps.ShouldContain(step => step.ActivityType == "CaseFlow.TreatSurgery");
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

    [Theory]
    [InlineData("Later")]
    [InlineData("GiveUp")]
    public async Task P1_9_who_does_not_sign_is_not_treated_and_nothing_is_paid_back_unasked(string outcome)
    {
        var story = await _visits.RunAsync(new Visits.Choice("consent", outcome));

        story.Steps[^1].ActivityId.ShouldBe("departure");
        story.Steps.ShouldNotContain(step => step.ActivityId == "treat" || step.ActivityId == "noDeal" || step.Role == "finance");
        story.Journey.Timers.ShouldBeEmpty("who owns what is not performed is a buyer: no calls of R-FUP-8 (R-FUP-15)");
    }

    [Fact]
    public async Task P1_9_another_item_changes_the_order_and_what_was_collected_counts()
    {
        var story = await _visits.RunAsync(new Visits.Choice("consent", "AnotherItem", Times: 1));

        story.Steps.Count(step => step.ActivityId == "consultation").ShouldBe(2);
        story.Steps.Count(step => step.ActivityId == "price").ShouldBe(2);
        story.Steps.Count(step => step.ActivityId == "collect").ShouldBe(1);
        story.Way.ShouldContain("treat=Treated");
    }

    [Fact]
    public async Task R_FUP_8_who_thinks_about_it_is_called_twice_by_the_consultant()
    {
        var story = await _visits.RunAsync(new Visits.Choice("consultation", "ThinkAboutIt"));

        story.Way.ShouldContain("noDeal=Recorded");
        story.Journey.Timers.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("review", "Refused")]
    [InlineData("consultation", "NotSuitable")]
    public async Task R_FUP_15_whom_the_clinic_does_not_treat_is_no_deal_nobody_sold_and_is_not_called(string step, string outcome)
    {
        var story = await _visits.RunAsync(new Visits.Choice(step, outcome));

        story.Steps.ShouldNotContain(one => one.ActivityId == "noDeal");
        story.Journey.Status.ShouldBe("finished");
    }

    [Fact]
    public async Task R_TRE_10_what_is_stopped_before_its_beginning_has_no_aftercare_and_no_follow_up()
    {
        var story = await _visits.RunAsync(new Visits.Choice("fetch", "Unavailable"));

        story.Steps.ShouldNotContain(step => step.ActivityId == "aftercare" || step.ActivityId == "treat" || step.Role == "finance");
        story.Journey.Status.ShouldBe("finished");
    }

    [Fact]
    public async Task R_FUP_23_after_an_emergency_nobody_sends_a_survey_and_nobody_asks_for_a_refund()
    {
        var (visit, _) = await AtOrderAsync(task => null);

        var story = await _visits.GoOnAsync(
            visit,
            task =>
                task.ActivityId switch
                {
                    "observe" => "Reaction",
                    "assess" => "Emergency",
                    _ => null,
                }
        );

        story.Steps.ShouldNotContain(step => step.ActivityId == "departure" || step.ActivityId == "aftercare" || step.Role == "finance");
        story.Journey.Stage.ShouldBe("follow-up");
    }

    private async Task<IReadOnlyList<NoticeView>> NoticesAsync(Visits.StepHistory story) =>
        [
            .. (await clinic.As("operations-director").SendAsync(new ListNotices.Query()))
                .ShouldSucceed()
                .Items.Where(notice => notice.JourneyId == story.Journey.Id && notice.What == "order.sent-back"),
        ];

    private async Task<(JourneyId Visit, TaskId Order)> AtOrderAsync(Func<GetTask.Response, object?> with)
    {
        var client = await clinic.RegisterAsync();
        var visit = (await clinic.As("front-desk").SendAsync(new StartJourney.Command("client-visit", client.Id))).ShouldSucceed();
        return (visit.Id, (await new Robot(clinic).RunToAsync(visit.Id, "PriceOrder", with)).OpenTasks[0].Id);
    }

    private static object? Discount(GetTask.Response task) =>
        task.ActivityType == "CaseFlow.PriceOrder" ? new { discountPercent = 20 } : null;

    private static object? Allergy(GetTask.Response task) =>
        task.ActivityType == "CaseFlow.SignConsent" ? new { allergyCheck = "unresolved" } : null;
}

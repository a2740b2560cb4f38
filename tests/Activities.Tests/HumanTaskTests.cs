using CaseFlow.Activities.Common;
using CaseFlow.Activities.Tests.Support;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Tests;

public sealed class HumanTaskTests
{
    private static readonly ActivityRegistry Registry = new(typeof(HumanTask).Assembly);

    [Fact]
    public async Task R_ESC_4_an_overdue_task_stays_and_the_lead_hears_of_it()
    {
        var desk = await Desk.StartAsync("CaseFlow.Triage", new { dueIn = "00:10:00" });

        await desk.PassAsync(TimeSpan.FromMinutes(10));

        desk.Outcomes.ShouldBeNull();
        desk.Emitted.OfType<TaskOverdue>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_ESC_4_or_leaves_by_Overdue_where_the_definition_says_so()
    {
        var desk = await Desk.StartAsync("CaseFlow.Triage", new { dueIn = "00:10:00", whenOverdue = "leave" });

        await desk.PassAsync(TimeSpan.FromMinutes(10));

        desk.Outcomes.ShouldBe(["Overdue"]);
        desk.Emitted.OfType<TaskWithdrawn>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task R_ESC_4_the_time_that_a_definition_draws_comes_before_the_one_that_the_clinic_sets_and_that_before_the_shipped_one()
    {
        var shipped = await Desk.StartAsync("CaseFlow.Triage");
        var set = await Desk.StartAsync("CaseFlow.Triage", set: new() { ["tasks.minutes.triage"] = "25" });
        var drawn = await Desk.StartAsync("CaseFlow.Triage", new { dueIn = "01:00:00" }, set: new() { ["tasks.minutes.triage"] = "25" });

        (shipped.Request.DueAt - shipped.Now, set.Request.DueAt - set.Now, drawn.Request.DueAt - drawn.Now).ShouldBe(
            (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(25), TimeSpan.FromHours(1))
        );
    }

    [Fact]
    public void Every_task_of_ours_has_a_usual_time_that_can_be_set_or_knows_its_moment() =>
        typeof(HumanTask)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(HumanTask)) && !type.IsAbstract && UsualTimes.Of(type) is null)
            .Select(type => type.Name)
            .ShouldBe(["FollowUpContact", "TreatmentWait"], ignoreOrder: true);

    [Fact]
    public async Task R_PRI_1_without_consent_to_data_use_nothing_is_registered()
    {
        var desk = await Desk.StartAsync("CaseFlow.ReceiveClient");

        await desk.CompleteAsync("Received", new { concern = "skin", dataUseConsent = false });

        desk.Refusals.ShouldHaveSingleItem().Field.ShouldBe("dataUseConsent");
        desk.Emitted.ShouldNotContain(emitted => emitted is ClientFactsLearned);
    }

    [Fact]
    public async Task A_staff_task_offers_what_its_definition_says()
    {
        var desk = await Desk.StartAsync("CaseFlow.StaffTask", new { role = "nurse", outcomes = new[] { "Stable", "Abnormal" } });

        desk.Request.Role.ShouldBe("nurse");
        desk.Request.Outcomes.ShouldBe(["Stable", "Abnormal"]);
        (await desk.CompleteAsync("Abnormal")).Outcomes.ShouldBe(["Abnormal"]);
    }

    [Fact]
    public void Every_activity_speaks_both_languages_and_has_an_icon() =>
        Registry
            .Descriptors.Where(descriptor => descriptor.TypeName.StartsWith("CaseFlow.", StringComparison.Ordinal))
            .ShouldAllBe(descriptor =>
                descriptor.Name.Length > 0
                && descriptor.EnglishName.Length > 0
                && descriptor.Description.Length > 0
                && descriptor.EnglishDescription.Length > 0
                && descriptor.Icon.Length > 0
                && descriptor.Outcomes.All(outcome => outcome.Label.Length > 0 && outcome.EnglishLabel.Length > 0)
            );

    [Fact]
    public void The_usual_outcome_comes_first_and_Overdue_last() =>
        Registry
            .Find("CaseFlow.Consultation")!
            .Outcomes.Select(outcome => outcome.Name)
            .ShouldBe(["Proceed", "ThinkAboutIt", "NotSuitable", "Abandoned", "Overdue"]);
}

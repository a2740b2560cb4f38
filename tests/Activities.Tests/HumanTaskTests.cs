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

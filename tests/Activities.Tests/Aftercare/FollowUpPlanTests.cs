using CaseFlow.Activities.Aftercare;
using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Tests.Aftercare;

public sealed class FollowUpPlanTests
{
    /// <summary>A Monday, late in the afternoon.</summary>
    private static readonly DateTimeOffset Visit = At("2026-03-02 16:00");
    private static readonly CallWindows Windows = new(AftercareSettings.Windows.Default, "Asia/Shanghai");

    [Fact]
    public void R_FUP_1_every_treatment_has_its_five_contacts() =>
        Due("R-FUP-1", ["injection"])
            .ShouldBe([
                ("customer-service", "2026-03-02 16:00"),
                ("consultant", "2026-03-02 16:00"),
                ("customer-service", "2026-03-05 11:00"),
                ("customer-service", "2026-03-09 11:00"),
                ("consultant", "2026-03-23 11:00"),
            ]);

    [Fact]
    public void R_FUP_3_laser_is_followed_on_three_days_and_before_the_next_session() =>
        Due("R-FUP-3", ["laser"], new DateOnly(2026, 4, 10))
            .Select(contact => contact.Due)
            .ShouldBe(["2026-03-03 11:00", "2026-03-05 11:00", "2026-03-12 11:00", "2026-04-08 11:00"]);

    [Fact]
    public void R_FUP_4_an_injection_is_followed_for_half_a_year() =>
        Due("R-FUP-4", ["injection"])
            .Select(contact => contact.Due)
            .ShouldBe(["2026-03-03 11:00", "2026-03-09 11:00", "2026-04-02 11:00", "2026-06-02 11:00", "2026-09-02 11:00"]);

    [Fact]
    public void R_FUP_8_without_a_deal_the_consultant_calls_twice() =>
        Plan([])
            .Select(contact => (contact.Rule, contact.Role, Text(contact.DueAt)))
            .ShouldBe([("R-FUP-8", "consultant", "2026-03-04 11:00"), ("R-FUP-8", "consultant", "2026-04-02 11:00")]);

    [Fact]
    public void R_FUP_12_day_7_to_10_is_due_on_day_7_and_overdue_after_day_10()
    {
        var contact = Plan(["injection"]).Single(contact => contact.Title.Contains("7至10"));

        (Text(contact.DueAt), Text(contact.OverdueAt)).ShouldBe(("2026-03-09 11:00", "2026-03-13 00:00"));
    }

    [Fact]
    public void R_FUP_1_within_two_hours_of_a_late_visit_means_the_first_two_hours_of_the_next_morning()
    {
        var contact = FollowUpPlan.Make(["injection"], false, At("2026-03-02 21:00"), null, ContactRule.Shipped, Windows)[0];

        (Text(contact.DueAt), Text(contact.OverdueAt)).ShouldBe(("2026-03-03 11:00", "2026-03-03 13:00"));
    }

    [Fact]
    public void Months_end_with_the_month() =>
        FollowUpPlan.Make([], true, At("2026-01-31 16:00"), null, ContactRule.Shipped, Windows)[^1].DueAt.ShouldBe(At("2026-02-28 11:00"));

    [Fact]
    public void R_FUP_10_a_missed_contact_is_planned_again_three_times_and_then_twice_with_the_consultant()
    {
        var contact = Plan(["injection"])[0];
        List<(string Role, string Due)> tries = [];
        for (PlannedContact? next = contact; next is not null; next = FollowUpPlan.AfterNoAnswer(next, next.DueAt, 3, Windows))
            tries.Add((next.Role, Text(next.DueAt)));

        tries.ShouldBe([
            ("customer-service", "2026-03-02 16:00"),
            ("customer-service", "2026-03-03 11:00"),
            ("customer-service", "2026-03-04 11:00"),
            ("customer-service", "2026-03-05 11:00"),
            ("consultant", "2026-03-06 11:00"),
            ("consultant", "2026-04-05 11:00"),
        ]);
    }

    [Fact]
    public void R_FUP_10_after_surgery_it_goes_on_until_the_client_is_reached()
    {
        var contact = Plan(["surgery"]).First(contact => contact.UntilReached);
        for (var day = 0; day < 30; day++)
            contact = FollowUpPlan.AfterNoAnswer(contact, contact.DueAt, 3, Windows).ShouldNotBeNull();

        contact.Role.ShouldBe(Roles.Nurse);
    }

    private static IReadOnlyList<PlannedContact> Plan(string[] treated, DateOnly? next = null) =>
        FollowUpPlan.Make(treated, treated.Length == 0, Visit, next, ContactRule.Shipped, Windows);

    private static IEnumerable<(string Role, string Due)> Due(string rule, string[] treated, DateOnly? next = null) =>
        Plan(treated, next).Where(contact => contact.Rule == rule).Select(contact => (contact.Role, Text(contact.DueAt)));

    private static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + " +08:00");

    private static string Text(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm");
}

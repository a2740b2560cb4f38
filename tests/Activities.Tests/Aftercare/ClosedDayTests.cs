using CaseFlow.Activities.Aftercare;
using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Tests.Aftercare;

public sealed class ClosedDayTests
{
    private static readonly DateTimeOffset Visit = At("2026-09-30 16:00");

    /// <summary>The first seven days of October.</summary>
    private static readonly CallWindows Windows = new(
        AftercareSettings.Windows.Default,
        "Asia/Shanghai",
        Enumerable.Range(1, 7).Select(day => new DateOnly(2026, 10, day)).ToHashSet()
    );

    [Fact]
    public void R_FUP_11_what_falls_on_a_closed_day_is_called_on_the_next_open_one_and_has_its_whole_time()
    {
        var third = Plan(PlanItem.Injection).Single(contact => contact.Title.StartsWith("第3天", StringComparison.Ordinal));

        (third.DueAt, third.OverdueAt).ShouldBe((At("2026-10-08 11:00"), At("2026-10-09 00:00")));
        Windows.From(At("2026-09-30 21:00")).ShouldBe(At("2026-10-08 11:00"));
        Windows.From(At("2026-10-03 15:00")).ShouldBe(At("2026-10-08 11:00"));
    }

    [Fact]
    public void R_FUP_11_on_days_1_to_3_after_surgery_somebody_is_on_duty_and_not_on_later_ones()
    {
        var surgery = Plan(PlanItem.Surgery).Where(contact => contact.Rule == "R-FUP-5").ToList();

        surgery
            .Take(3)
            .Select(contact => contact.DueAt)
            .ShouldBe([
                At("2026-10-01 11:00"),
                At("2026-10-03 11:00"),
                At("2026-10-08 11:00"), // day 7
            ]);
        FollowUpPlan.AfterNoAnswer(surgery[0], At("2026-10-01 12:00"), 3, Windows)!.DueAt.ShouldBe(At("2026-10-02 11:00"));
        FollowUpPlan.AfterNoAnswer(surgery[1], At("2026-10-03 12:00"), 3, Windows)!.DueAt.ShouldBe(At("2026-10-08 11:00"));
    }

    private static IReadOnlyList<PlannedContact> Plan(string category) =>
        FollowUpPlan.Make([category], false, Visit, null, ContactRule.Shipped, Windows);

    private static DateTimeOffset At(string local) =>
        DateTimeOffset.Parse(local + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}

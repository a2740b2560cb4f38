using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Hours;

namespace CaseFlow.Workflows.House.Shifts;

/// <summary>What a clinic decides about its shifts and its desk (R-SET-5).</summary>
public static class ShiftSettings
{
    public static readonly Setting Early = new("shifts.early", "早班时段", "Hours of the early shift", "", "09:30-18:00", new PartsOfDay());

    public static readonly Setting Late = new("shifts.late", "晚班时段", "Hours of the late shift", "", "11:30-20:30", new PartsOfDay());

    public static readonly Setting Meals = new(
        "desk.meals",
        "用餐时段",
        "Hours of meals",
        "",
        "11:30-13:00, 17:00-18:00",
        new PartsOfDay()
    );

    public static readonly Setting Least = new(
        "desk.least",
        "前台任何时候至少几人",
        "How many people are at the desk at all times",
        "",
        "1",
        new NumbersFrom(0, 20)
    );

    public static readonly Setting LeastAtMeals = new(
        "desk.least-at-meals",
        "用餐时段前台至少几人",
        "How many people are at the desk at meals",
        "",
        "2",
        new NumbersFrom(0, 20)
    );

    public static IReadOnlyList<Setting> All => [Early, Late, Meals, Least, LeastAtMeals];

    internal static DeskRule RuleOf(IReadOnlyDictionary<string, string> values) =>
        new(
            OpenSpan.ParseDay(values[Early.Key])!,
            OpenSpan.ParseDay(values[Late.Key])!,
            OpenSpan.ParseDay(values[Meals.Key])!,
            int.Parse(values[Least.Key], CultureInfo.InvariantCulture),
            int.Parse(values[LeastAtMeals.Key], CultureInfo.InvariantCulture)
        );

    private sealed record PartsOfDay : AllowedValues
    {
        public override string Description => "09:30-18:00, 19:00-21:00";

        public override string? Normalise(string text) => OpenSpan.ParseDay(text) is { Count: > 0 } parts ? OpenSpan.Write(parts) : null;
    }
}

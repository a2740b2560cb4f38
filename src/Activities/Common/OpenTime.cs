using System.Globalization;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Common;

/// <summary>
/// Asked: when will the branch have been open for so long from now on, and for half of it (R-ESC-8)? A yes holds an
/// <see cref="OpenTime"/>.
/// </summary>
public sealed record OpenTimeAsked(double Minutes);

/// <summary>What was answered to <see cref="OpenTimeAsked"/>.</summary>
/// <param name="Due">All of it is over.</param>
/// <param name="Soon">Half of it is over.</param>
public sealed record OpenTime(DateTimeOffset Due, DateTimeOffset Soon)
{
    public static OpenTime Of(Reply reply) => ValueJson.To<OpenTime>(reply.Facts)!;
}

/// <summary>Asked: on which of these days is the branch closed (R-SET-3)? A yes holds them; see <see cref="ClosedDays"/>.</summary>
/// <param name="Days">How many, from the day of the step on.</param>
/// <param name="Windows">For the activity to go on with: when clients may be called.</param>
/// <param name="Retries">For the activity to go on with.</param>
public sealed record ClosedDaysAsked(int Days, string Windows, int Retries = 0);

/// <summary>What was answered to <see cref="ClosedDaysAsked"/>.</summary>
public static class ClosedDays
{
    public static IReadOnlySet<DateOnly> Of(Reply reply) =>
        (ValueJson.To<List<string>>(reply.Facts) ?? []).Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture)).ToHashSet();
}

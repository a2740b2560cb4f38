using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Aftercare;

/// <summary>What a clinic decides about its follow-ups.</summary>
public static class AftercareSettings
{
    /// <summary>R-FUP-11.</summary>
    public static readonly Setting Windows = new(
        "aftercare.call-windows",
        "可致电顾客的时段（门诊当地时间）",
        "When clients may be called, in the clinic's time",
        "",
        "11:00-12:30, 14:30-17:30, 19:30-20:30",
        new HoursOfDay()
    );

    /// <summary>R-FUP-10.</summary>
    public static readonly Setting Retries = new(
        "aftercare.call-retries",
        "未接通时次日再约的最多次数，之后转顾问",
        "How often a call that nobody answered is planned again, before the consultant takes over",
        "",
        "3",
        new NumbersFrom(0, 20)
    );

    public static IReadOnlyList<Setting> All => [Windows, Retries];

    private sealed record HoursOfDay : AllowedValues
    {
        public override string Description => "11:00-12:30, 14:30-17:30";

        public override string? Normalise(string text)
        {
            try
            {
                return new CallWindows(text, "UTC").ToString();
            }
            catch (FormatException)
            {
                return null;
            }
        }
    }
}

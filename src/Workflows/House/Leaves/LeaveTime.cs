using System.Globalization;
using CaseFlow.Workflows.House.Branches;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>A moment as people write it: "2026-03-02", "2026-03-02T14:00" in the branch's time, or with an offset of its own.</summary>
internal static class LeaveTime
{
    /// <param name="isEnd">A day alone means its end.</param>
    public static DateTimeOffset? Parse(string? text, TimeZoneInfo zone, bool isEnd)
    {
        text = text?.Trim() ?? "";
        DateTime local;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            local = Bounded(day) ? (isEnd ? day.AddDays(1) : day).ToDateTime(TimeOnly.MinValue) : default;
        else if (
            !DateTime.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out local
            )
        )
            return
                DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                && text.Contains('T', StringComparison.Ordinal)
                && Bounded(DateOnly.FromDateTime(moment.UtcDateTime))
                ? moment
                : null;
        return Bounded(DateOnly.FromDateTime(local)) ? zone.MomentOf(local) : null;
    }

    private static bool Bounded(DateOnly day) => day.Year is >= 2000 and <= 2100;
}

using System.Globalization;
using System.Text.Json;
using CaseFlow.Workflows.House.Branches;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>date ("2026-03-01"), time ("14:30") and dateTime (ISO 8601; without an offset it is meant in the clinic's time zone).</summary>
internal static class TimeFields
{
    private static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] OffsetFormats =
    [
        .. LocalFormats.Select(format => format + "zzz"),
        .. LocalFormats.Select(format => format + "'Z'"),
    ];

    public static object? Date(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text)
        && DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= 1900 and < 2200
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : answer.Fail("field.bad-date");

    public static object? Time(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text)
        && TimeOnly.TryParseExact(text.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : answer.Fail("field.bad-time");

    public static object? Moment(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text) && Parse(text.Trim(), facts.Zone) is { Year: >= 1900 and < 2200 } moment
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)
            : answer.Fail("field.bad-date-time");

    private static DateTimeOffset? Parse(string text, TimeZoneInfo zone)
    {
        if (DateTimeOffset.TryParseExact(text, OffsetFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        if (
            !DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 1900 or >= 2200
        )
            return null;
        return zone.MomentOf(local);
    }
}

using System.Globalization;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;

namespace CaseFlow.Workflows.Messages;

/// <summary>What a clinic decides about messages to clients.</summary>
public static class MessageSettings
{
    /// <summary>R-MSG-5.</summary>
    public static readonly Setting Quiet = new(
        "messages.quiet",
        "顾客消息免打扰时段（门诊当地时间）；医疗、预约提醒和对顾客刚才操作的答复除外",
        "When clients get no messages, in the clinic's time, but for medical ones, reminders and answers to what they just did",
        "",
        "21:00-09:00",
        new SpanOfDay()
    );

    /// <summary>What links in messages begin with.</summary>
    public static readonly Setting PublicAddress = new(
        "messages.public-address",
        "顾客消息中链接的网址开头，如 https://clinic.example；不设则消息中不带链接",
        "What links in messages begin with, such as https://clinic.example; without it messages have no links",
        "",
        "-",
        new WebAddress()
    );

    public static IReadOnlyList<Setting> All => [Quiet, PublicAddress];

    /// <summary>When the quiet is over; null where it is not quiet at this moment.</summary>
    /// <param name="span">As <see cref="Quiet"/> has it.</param>
    public static DateTimeOffset? QuietUntil(string span, DateTimeOffset now, TimeZoneInfo zone)
    {
        var ends = span.Split('-');
        var (from, to) = (TimeOnly.Parse(ends[0], CultureInfo.InvariantCulture), TimeOnly.Parse(ends[1], CultureInfo.InvariantCulture));
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        if (from == to || !TimeOnly.FromDateTime(local).IsBetween(from, to))
            return null;
        var day = TimeOnly.FromDateTime(local) < to ? local.Date : local.Date.AddDays(1);
        return zone.MomentOf(day + to.ToTimeSpan()).ToUniversalTime();
    }

    private sealed record SpanOfDay : AllowedValues
    {
        public override string Description => "21:00-09:00";

        public override string? Normalise(string text)
        {
            var ends = text.Split('-', StringSplitOptions.TrimEntries);
            return ends.Length == 2 && ends.All(end => TimeOnly.TryParseExact(end, "HH:mm", CultureInfo.InvariantCulture, default, out _))
                ? $"{ends[0]}-{ends[1]}"
                : null;
        }
    }

    private sealed record WebAddress : AllowedValues
    {
        public override string Description => "https://clinic.example, -";

        public override string? Normalise(string text) =>
            text.Trim() == "-" ? "-"
            : Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? address.GetLeftPart(UriPartial.Path).TrimEnd('/')
            : null;
    }
}

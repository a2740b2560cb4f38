using System.Collections.Concurrent;
using System.Globalization;
using CaseFlow.Host.Startup;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Definitions.Offers;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Host.Pages;

/// <summary>The pages' texts in the visitor's language; the keys' prefix <c>page.</c> is left out.</summary>
public sealed class Words(Visitor visitor)
{
    private const string Prefix = "page.";
    private static readonly ConcurrentDictionary<(string Language, string Prefix), string> TextsForScripts = new();

    public string this[string key] => Text.Of(Prefix + key);

    public string this[string key, params object[] arguments] => Text.Of(Prefix + key, arguments);

    public bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public string Language => IsChinese ? "zh-CN" : "en";

    public string Of(LocalText text) => text.In(Language);

    /// <summary>What an input of this kind of editor may name.</summary>
    public string Of(string editor, Offered offered) =>
        offered.Title is { } title ? Of(title) : Known($"{editor}.{offered.Name}") ?? offered.Name;

    public string Of(string chinese, string english) => IsChinese || english.Length == 0 ? chinese : english;

    public string Stage(string stage) => stage.Length == 0 ? "" : this["stage." + stage];

    public string Role(string role) => Known("role." + role) ?? role;

    public string Tier(string tier) => Known("tier." + tier) ?? tier;

    /// <summary>"¥1,280.00" of "1280.00".</summary>
    public static string Money(string amount) =>
        "¥" + decimal.Parse(amount, CultureInfo.InvariantCulture).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The text, if there is one: for words that come from definitions and data.</summary>
    public string? Known(string key) => Text.In(CultureInfo.CurrentUICulture).GetValueOrDefault(Prefix + key);

    /// <summary>Who did something to a procedure; the host itself when it read delivered files.</summary>
    public string By(string? name) => name == FirstStart.Importer ? this["change.system"] : name ?? "";

    public string TitleOf(OpenTask task) => Of(task.Title, task.EnglishTitle);

    /// <summary>Who has it now: the person who took it, or the role that it waits for.</summary>
    public string HolderOf(OpenTask task) =>
        task.Assignee is { } person ? $"{person.Name} · {Role(task.Role)}" : this["holder.waits", Role(task.Role)];

    /// <summary>"14:05" today, "昨天 14:05", "11月20日 14:05", with the year when it is another.</summary>
    public string Moment(DateTimeOffset moment)
    {
        var local = visitor.Local(moment);
        var days = (local.Date - visitor.Now.Date).Days;
        var clock = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return days switch
        {
            0 => clock,
            1 => $"{this["day.tomorrow"]} {clock}",
            -1 => $"{this["day.yesterday"]} {clock}",
            _ => $"{Day(DateOnly.FromDateTime(local.Date))} {clock}",
        };
    }

    public string Day(DateOnly day)
    {
        var sameYear = day.Year == visitor.Now.Year;
        return day.ToString(this[sameYear ? "day.format" : "day.format-year"], CultureInfo.CurrentCulture);
    }

    /// <param name="index">From 0, Monday.</param>
    public string Weekday(int index) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((index + 1) % 7));

    public string Full(DateTimeOffset moment) => visitor.Local(moment).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary>"25 分钟", "3 小时", "2 天".</summary>
    public string Span(TimeSpan span) =>
        span switch
        {
            { TotalMinutes: < 1 } => this["span.moment"],
            { TotalMinutes: < 60 } => this["span.minutes", (int)span.TotalMinutes],
            { TotalHours: < 24 } => this["span.hours", (int)span.TotalHours],
            _ => this["span.days", (int)span.TotalDays],
        };

    /// <summary>What the scripts say, as a JSON object.</summary>
    public string ScriptTexts() => JsonOf("page.js.");

    /// <summary>What ways out are called, as a JSON object.</summary>
    public string WaysOut() => JsonOf("page.outcome.");

    private string JsonOf(string prefix) =>
        TextsForScripts.GetOrAdd(
            (Language, prefix),
            static wanted =>
                PageJson.Text(
                    Text.In(CultureInfo.GetCultureInfo(wanted.Language))
                        .Where(text => text.Key.StartsWith(wanted.Prefix, StringComparison.Ordinal))
                        .ToDictionary(text => text.Key[wanted.Prefix.Length..], text => (string?)text.Value)
                )
        );
}

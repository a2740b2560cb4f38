using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Notices;

namespace CaseFlow.Host.Pages.Notices;

/// <summary>What notices say, in the visitor's language: texts <c>page.notice.text.NAME</c> with facts by name, <c>{title}</c>.</summary>
public sealed partial class NoticeWords(Words words)
{
    /// <summary>Whom it is about; null for what is about no client.</summary>
    public static string? ClientOf(NoticeView notice) => Fact(notice.Facts, "client");

    public static string? LinkOf(NoticeView notice) =>
        notice.TaskId is { } task ? $"/tasks/{task}"
        : Fact(notice.Facts, "messageId") is { } message ? $"/messages/{message}"
        : notice.JourneyId is { } journey ? $"/journeys/{journey}"
        : notice.What.Split('.')[0] switch
        {
            "leave" => "/leave",
            "setting" when Fact(notice.Facts, "key") is { } key => $"/setup/settings/{Uri.EscapeDataString(key)}",
            "calendar" => "/setup/hours",
            "desk" => "/setup/shifts",
            "licence" => "/setup/staff",
            "staff" => "/clients",
            _ => null,
        };

    /// <summary>A text that a clinic's own procedure names and we do not know: then the step that sent it has a name.</summary>
    public string TextOf(NoticeView notice)
    {
        var text = words.Known($"notice.text.{notice.What}") ?? words["notice.unknown"];
        return Place().Replace(text, match => FactInWords(notice.Facts, match.Groups["name"].Value)).TrimEnd('：', ':', ' ');
    }

    /// <summary>In one line, with the client.</summary>
    public string Whole(NoticeView notice)
    {
        var text = TextOf(notice);
        return ClientOf(notice) is { } client ? words["notice.of", client, text] : text;
    }

    /// <summary>Who it is for: the visitor, or all of a role.</summary>
    public string To(NoticeView notice) => notice.Role is { } role ? words.Role(role) : words["notice.to-you"];

    private string FactInWords(JsonElement facts, string name)
    {
        var english = $"english{char.ToUpperInvariant(name[0])}{name[1..]}";
        return words.IsChinese ? Fact(facts, name) ?? "" : Fact(facts, english) ?? Fact(facts, name) ?? "";
    }

    private static string? Fact(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var fact) && fact.ToString() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}")]
    private static partial Regex Place();
}

using System.Globalization;
using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;

namespace CaseFlow.Host.Pages.Journeys;

/// <summary>A history entry in words. Every type has its sentence among the texts, with the same places to fill in.</summary>
public sealed class HistorySentence(Words words, ActivityRegistry activities)
{
    /// <summary>{0} who, {1} in which role, {2} the activity, {3} the outcome, {4} the reason, {5} to whom, {6} until when.</summary>
    public string Of(GetHistory.Entry entry, IReadOnlyList<ChildInstance>? children = null) =>
        words[
            "history." + entry.Type,
            entry.Actor,
            entry.Role is { } role ? words.Role(role) : "",
            IsOfChild(entry)
                ? children?.FirstOrDefault(child => child.DefinitionId == entry.DefinitionId) is { } child
                    ? words.Of(child.DefinitionName, child.EnglishName)
                    : entry.DefinitionId
                : TitleOf(entry),
            OutcomeOf(entry) ?? "",
            Reason(entry),
            Text(entry, "after") ?? words.Role(Text(entry, "role") ?? Text(entry, "told") ?? ""),
            Text(entry, "dueAt") is { } due && DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, out var at)
                ? words.Moment(at)
                : ""
        ];

    public string TitleOf(GetHistory.Entry entry) =>
        entry.Variable is { } variable ? words.Of(variable)
        : entry.ActivityName is { } name ? words.Of(name, entry.EnglishName ?? "")
        : Text(entry, "name") ?? "";

    /// <summary>The label of the outcome as the buttons say it.</summary>
    public string? OutcomeOf(GetHistory.Entry entry)
    {
        if (Text(entry, "outcome") is not { } name)
            return null;
        var own = entry.ActivityType is { } type ? activities.Find(type)?.Outcomes : null;
        var known = (own ?? [])
            .Concat(activities.Descriptors.SelectMany(activity => activity.Outcomes))
            .FirstOrDefault(outcome => outcome.Name == name);
        return known is null
            ? name
            : words.Of(known.Label.Length > 0 ? known.Label : name, known.EnglishLabel.Length > 0 ? known.EnglishLabel : name);
    }

    private static bool IsOfChild(GetHistory.Entry entry) => entry.Type is JourneyHistory.ChildStarted or JourneyHistory.ChildEnded;

    private static string Reason(GetHistory.Entry entry) => Text(entry, "reason") ?? Text(entry, "message") ?? "";

    private static string? Text(GetHistory.Entry entry, string key) =>
        entry.Data.ValueKind == JsonValueKind.Object
        && entry.Data.TryGetProperty(key, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

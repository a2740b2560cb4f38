using System.Globalization;
using System.Text.Json;
using CaseFlow.Host.Pages.Fields;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Host.Pages.Journeys;

/// <summary>What a history entry holds besides its sentence.</summary>
public sealed class HistoryFacts(Words words, FieldText texts)
{
    /// <summary>
    /// For everybody: what was filled in by the labels of its form, and what else has a name. Ids and the like are left to <see
    /// cref="Record"/>.
    /// </summary>
    /// <param name="forms">By task.</param>
    public IReadOnlyList<(string Name, string Value)> Of(GetHistory.Entry entry, IReadOnlyDictionary<string, Form> forms)
    {
        if (entry.Data.ValueKind != JsonValueKind.Object)
            return [];
        var data = entry.Data;
        var facts = entry.Type switch
        {
            TaskHistory.TaskCompleted => Answered(data, FormOf(data, forms)),
            JourneyHistory.EventRaised => Answered(data, FormNamed(entry) is { } form ? forms.GetValueOrDefault(form) : null),
            ClientHistory.ClientChanged => Changed(data),
            JourneyHistory.VariableChanged => Values(data),
            _ => Named(data, FormOf(data, forms)),
        };
        return [.. facts.Where(fact => fact.Value.Length > 0)];
    }

    /// <summary>The entry's data as it is kept, nested names with dots. The way through the diagram is drawn elsewhere.</summary>
    public static IReadOnlyList<(string Name, string Value)> Record(GetHistory.Entry entry)
    {
        var facts = new List<(string, string)>();
        if (entry.Data.ValueKind != JsonValueKind.Object)
            return facts;
        foreach (var member in entry.Data.EnumerateObject().Where(member => member.Name != ExecutionPath.Member))
            Add(member.Name, member.Value);
        return facts;

        void Add(string path, JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Object)
                foreach (var member in value.EnumerateObject())
                    Add($"{path}.{member.Name}", member.Value);
            else if (value.ValueKind == JsonValueKind.Array)
                foreach (var (index, item) in value.EnumerateArray().Index())
                    Add($"{path}[{index + 1}]", item);
            else if (value.ToString() is { Length: > 0 } text)
                facts.Add((path, text));
        }
    }

    /// <summary>What was asked of whoever raised an event, as "form@version"; null where nothing was.</summary>
    public static string? FormNamed(GetHistory.Entry entry) =>
        entry.Data.ValueKind == JsonValueKind.Object && entry.Data.TryGetProperty("form", out var form) ? form.ToString() : null;

    private static Form? FormOf(JsonElement data, IReadOnlyDictionary<string, Form> forms) =>
        data.TryGetProperty("taskId", out var id) ? forms.GetValueOrDefault(id.ToString()) : null;

    private IEnumerable<(string Name, string Value)> Answered(JsonElement data, Form? form)
    {
        if (form is null || !data.TryGetProperty("values", out var values) || values.ValueKind != JsonValueKind.Object)
            return [];
        return from field in form.Fields
            where values.TryGetProperty(field.Key, out _)
            select (words.Of(field.Label), texts.Of(field, values.GetProperty(field.Key)));
    }

    /// <summary>Nothing where the visitor does not see it.</summary>
    private IEnumerable<(string Name, string Value)> Changed(JsonElement data) =>
        data.TryGetProperty("changes", out var changes) && changes.ValueKind == JsonValueKind.Object
            ? from change in changes.EnumerateObject()
            select (
                words.Known("register." + change.Name) ?? words.Known("fact." + change.Name) ?? change.Name,
                words["fact.from-to", Side(change, "before"), Side(change, "after")]
            )
            : [];

    private string Side(JsonProperty change, string side) =>
        !change.Value.TryGetProperty(side, out var value) || value.ToString() is not { Length: > 0 } text
            ? words["fact.nothing"]
            : words.Known($"fact.{change.Name}.{text}") ?? words.Known($"{change.Name}.{text}") ?? text;

    private IEnumerable<(string Name, string Value)> Values(JsonElement data)
    {
        if (!data.TryGetProperty("changes", out var changes) || changes.ValueKind != JsonValueKind.Array)
            yield break;
        var name = data.GetProperty("name").GetString();
        foreach (var change in changes.EnumerateArray().Where(change => change.GetProperty("name").GetString() == name))
        {
            foreach (var side in new[] { "before", "after" })
                yield return (words["fact." + side], change.TryGetProperty(side, out var value) ? texts.Of(Plain, value) : "");
        }
    }

    private IEnumerable<(string Name, string Value)> Named(JsonElement data, Form? form)
    {
        foreach (var member in data.EnumerateObject())
        {
            if (words.Known("fact." + member.Name) is { } name)
                yield return (name, Value(member, form));
        }
    }

    private string Value(JsonProperty member, Form? form) =>
        member.Name switch
        {
            "form" => form is null ? "" : words.Of(form.Title),
            "role" or "told" => words.Role(member.Value.ToString()),
            "dueAt" => DateTimeOffset.TryParse(member.Value.ToString(), CultureInfo.InvariantCulture, out var due) ? words.Moment(due) : "",
            "status" => words.Known("status." + member.Value) ?? member.Value.ToString(),
            "channel" => words.Known("fact.channel." + member.Value) ?? member.Value.ToString(),
            "to" => member.Value.ToString() is var to && to.StartsWith("role:", StringComparison.Ordinal)
                ? words.Role(to["role:".Length..])
                : words.Known("fact.to." + to) ?? "",
            _ => texts.Of(Plain, member.Value),
        };

    private static readonly FormField Plain = new("", new LocalText("", ""), FieldTypes.Text);
}

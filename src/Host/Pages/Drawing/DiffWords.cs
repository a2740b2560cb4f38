using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Comparing;
using CaseFlow.Workflows.Definitions.Drafting;

namespace CaseFlow.Host.Pages.Drawing;

/// <summary>
/// What differs between two versions, as people read it: inputs by their labels; roles, forms and procedures by their names.
/// </summary>
internal sealed class DiffWords(ActivityRegistry registry, Words words, DrawingWords drawn)
{
    public string KindOf(Difference difference) => words["diff.kind." + difference.Kind];

    /// <summary>"接待登记", "“分诊” 已分诊 → “CIQ 问卷”".</summary>
    public string NameOf(Difference difference, CompareVersions.Response versions)
    {
        if (difference.Subject == DifferenceSubject.Definition)
            return MemberOf(difference, difference.Id!);
        if (difference.Subject is not (DifferenceSubject.Activity or DifferenceSubject.Line))
            return difference.Name;
        var activities = ActivitiesOf(difference.Kind == DifferenceKind.Removed ? versions.Before : versions.After);
        if (difference.Line is not { } line)
            return activities.TryGetValue(difference.Id!, out var activity) ? drawn.NameOf(activity) : difference.Name;
        var source = activities.GetValueOrDefault(line.Source);
        return words[
            "diff.line",
            NameOf(source, line.Source),
            drawn.PortOf(source, line.Port),
            NameOf(activities.GetValueOrDefault(line.Target), line.Target)
        ];
    }

    public string MemberOf(Difference difference, string member)
    {
        var type = registry.Find(difference.Type);
        if (type?.Inputs.FirstOrDefault(input => Is(input.Name, member)) is { } input)
            return words.Of(input.Label, input.EnglishLabel);
        if (type?.Outputs.FirstOrDefault(output => Is(output.Name, member)) is { } output)
            return words["diff.output", words.Of(output.Label, output.EnglishLabel)];
        return words.Known("diff.member." + member) ?? member;
    }

    public string ContentOf(
        Difference difference,
        MemberChange change,
        MemberContent? content,
        CompareVersions.Response versions,
        GetDesignerChoices.Response choices
    )
    {
        if (content is null)
            return words["diff.nothing"];
        if (content.Kind == "Kept")
            return words["diff.kept", VariableOf(content.Text, versions)];
        if (content.Kind == "Variable")
            return words["diff.variable", VariableOf(content.Text, versions)];
        if (content.Kind == "Input")
            return words["diff.input", NameIn(content.Text)];
        if (content.Kind is not ("" or "Literal"))
            return content.Text;
        if (change.Member == "typeName")
            return words.Known("designer.type." + content.Text) ?? content.Text;
        return Literal(
            registry.Find(difference.Type)?.Inputs.FirstOrDefault(input => Is(input.Name, change.Member)),
            content.Text,
            choices
        );
    }

    public static bool IsFormula(MemberContent? content) => content?.Kind is "JavaScript" or "Object";

    private string Literal(InputDescriptor? input, string text, GetDesignerChoices.Response choices) =>
        input?.Editor switch
        {
            Editor.Definition
                when choices.Published.FirstOrDefault(sketch => sketch.Version.DefinitionId == text)?.Version is { } definition => words.Of(
                definition.Name,
                definition.EnglishName
            ),
            Editor.Dropdown
                when input.Options.FirstOrDefault(option => option.Split('|')[0] == text)?.Split('|') is { Length: > 2 } option => words.Of(
                option[1],
                option[2]
            ),
            { } editor when choices.Offers.GetValueOrDefault(editor)?.FirstOrDefault(offered => offered.Name == text) is { } offered =>
                words.Of(editor, offered),
            _ when text is "true" or "false" => words["diff." + text],
            _ => text,
        };

    /// <summary>A variable is named by its id, which says nothing to people, or by what the designer writes of it.</summary>
    private static string VariableOf(string id, CompareVersions.Response versions)
    {
        var name = NameIn(id);
        foreach (var definition in new[] { versions.After, versions.Before })
            if (
                definition["variables"] is JsonArray variables
                && variables.OfType<JsonObject>().FirstOrDefault(variable => variable["id"]?.ToString() == name) is { } found
            )
                return found["name"]?.ToString() ?? name;
        return name;
    }

    private static string NameIn(string reference)
    {
        if (!reference.StartsWith('{'))
            return reference;
        using var json = JsonDocument.Parse(reference);
        return json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()!
            : reference;
    }

    private string NameOf(DrawnActivity? activity, string id) => activity is null ? id : drawn.NameOf(activity);

    private static Dictionary<string, DrawnActivity> ActivitiesOf(JsonObject definition) =>
        DrawnActivity
            .RootOf(definition)
            ?.All()
            .DistinctBy(activity => activity.Id)
            .ToDictionary(activity => activity.Id, StringComparer.Ordinal)
        ?? [];

    private static bool Is(string name, string member) => name.Equals(member, StringComparison.OrdinalIgnoreCase);
}

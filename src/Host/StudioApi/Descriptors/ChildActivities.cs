using System.Text.Json.Nodes;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>
/// An activity that runs another procedure leaves by that procedure's outcomes, but Studio draws one set of ports for a type. So towards
/// Studio, and only there, it has a type of its own
/// for each procedure that it names: each is offered under the procedure's name, with the procedure's own ways out. Who else asks reads
/// what is stored.
/// </summary>
internal static class ChildActivities
{
    public const string TypeName = "Elsa.ExecuteWorkflow";
    private const string Prefix = $"{TypeName}.";

    /// <summary>Our page says so of each of Studio's calls.</summary>
    public static bool IsFor(HttpContext? context) => context?.Request.Headers["X-Asked-By"].ToString() == "designer";

    /// <summary>As Studio reads it.</summary>
    public static void Mark(JsonNode node)
    {
        foreach (var activity in ActivityJson.All(node).Where(IsChild))
            if (ChildOf(activity) is { Length: > 0 } child)
                activity["type"] = Prefix + child;
    }

    /// <summary>As it is stored.</summary>
    public static void Unmark(JsonNode node)
    {
        foreach (var activity in ActivityJson.All(node).Where(IsChild))
            activity["type"] = TypeName;
    }

    /// <summary>A description for each procedure that can be run or is named somewhere.</summary>
    public static IEnumerable<StudioActivity> Describe(
        StudioActivity general,
        GetDesignerChoices.Response choices,
        Func<string, string, string> choose,
        Func<string, string> outcome
    )
    {
        var used = choices
            .UsedTypes.Where(one => one is { TypeName: TypeName, Child.Length: > 0 })
            .ToDictionary(one => one.Child!, one => one.Ports);
        var published = choices.Published.ToDictionary(sketch => sketch.Version.DefinitionId);
        foreach (var id in published.Keys.Union(used.Keys).Order(StringComparer.Ordinal))
        {
            var sketch = published.GetValueOrDefault(id);
            var ways = (sketch?.Outcomes ?? []).Append("Done").Append("Cancelled").Union(used.GetValueOrDefault(id) ?? []).Distinct();
            var name = sketch is null ? general.DisplayName : choose(sketch.Version.Name, sketch.Version.EnglishName);
            yield return general with
            {
                TypeName = Prefix + id,
                DisplayName = name,
                Name = name,
                IsBrowsable = sketch is { Version.TypeName: null }, // what is made to be an activity is offered as that
                Ports = [.. ways.Select(way => new StudioPort(way, outcome(way)))],
                ConstructionProperties = new { WorkflowDefinitionId = Literal("String", id), WaitForCompletion = Literal("Boolean", true) },
            };
        }
    }

    private static object Literal(string type, object value) =>
        new { TypeName = type, Expression = new { Type = "Literal", Value = value } };

    private static string? ChildOf(JsonObject activity) =>
        activity["workflowDefinitionId"] is JsonObject input
        && input["expression"] is JsonObject expression
        && expression["type"]?.ToString() == "Literal"
            ? expression["value"]?.ToString()
            : null;

    private static bool IsChild(JsonObject activity) =>
        activity["type"]?.ToString() is { } type && (type == TypeName || type.StartsWith(Prefix, StringComparison.Ordinal));
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseFlow.Host.StudioApi.Descriptors;

/// <summary>
/// What the formula editor proposes, and marks as unknown, as a TypeScript declaration: this definition's variables, inputs and activities,
/// and Elsa's functions.
/// </summary>
internal static class Completions
{
    public static string For(JsonElement definition)
    {
        var (variables, inputs) = (NamesOf(definition, "variables"), NamesOf(definition, "inputs"));
        var activities = definition.TryGetProperty("root", out var root) ? NamesOf(root, "activities") : [];
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            declare const variables: { {{Members(variables)}} };
            declare const input: { {{Members(inputs)}} };
            declare function getVariable(name: {{OneOf(variables)}}): any;
            declare function setVariable(name: {{OneOf(variables)}}, value: any): void;
            declare function getInput(name: {{OneOf(inputs)}}): any;
            declare function getOutputFrom(activity: {{OneOf(activities)}}, output?: string): any;
            declare function getLastResult(): any;
            declare function getCorrelationId(): string;
            declare function getWorkflowInstanceId(): string;
            declare function getWorkflowInstanceName(): string;
            declare function getWorkflowDefinitionId(): string;
            declare function getWorkflowDefinitionVersion(): number;

            """
        );
        foreach (var name in variables.Concat(inputs).Distinct().Where(IsWord))
            text.Append(CultureInfo.InvariantCulture, $"declare function get{char.ToUpperInvariant(name[0])}{name[1..]}(): any;\n");
        return text.ToString();
    }

    private static List<string> NamesOf(JsonElement owner, string list) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ?
            [
                .. items
                    .EnumerateArray()
                    .Select(item =>
                        item.ValueKind == JsonValueKind.Object
                        && item.TryGetProperty("name", out var name)
                        && name.ValueKind == JsonValueKind.String
                            ? name.GetString()!
                            : ""
                    )
                    .Where(name => name.Length > 0)
                    .Distinct(),
            ]
            : [];

    private static string Members(List<string> names) => string.Join(" ", names.Select(name => $"{Quoted(name)}: any;"));

    private static string OneOf(List<string> names) => names.Count == 0 ? "string" : string.Join(" | ", names.Select(Quoted));

    private static string Quoted(string name) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(name)}\"";

    private static bool IsWord(string name) => name.All(char.IsLetterOrDigit) && !char.IsDigit(name[0]);
}

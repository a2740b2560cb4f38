using System.Net;
using System.Text.Json.Nodes;
using CaseFlow.EndToEnd.Support;

namespace CaseFlow.EndToEnd.Designer;

/// <summary>Small definitions for the tests of the designer, and what the server holds of them.</summary>
public sealed class Drawing(Api api)
{
    public const string Manager = "process-manager01";
    public const string Definitions = "/elsa/api/workflow-definitions";

    /// <summary>Activities of these types in a line, named by their place: a1, a2, ...; the line leaves each by its port.</summary>
    public static JsonObject Of(string id, params (string Type, string Port)[] steps) =>
        new()
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = $"练习 {id}",
            ["version"] = 1,
            ["root"] = new JsonObject
            {
                ["id"] = "flow",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray([.. steps.Select((step, index) => Step(index, step.Type))]),
                ["connections"] = new JsonArray([
                    .. steps
                        .SkipLast(1)
                        .Select(
                            (step, index) =>
                                new JsonObject
                                {
                                    ["source"] = new JsonObject { ["activity"] = $"a{index + 1}", ["port"] = step.Port },
                                    ["target"] = new JsonObject { ["activity"] = $"a{index + 2}", ["port"] = "In" },
                                }
                        ),
                ]),
            },
        };

    public async Task<JsonNode> ImportAsync(JsonObject definition) =>
        (await api.PostAsync(Manager, $"{Definitions}/import", definition)).Expect(HttpStatusCode.OK).Body!;

    public async Task<JsonNode> LatestAsync(string id) =>
        (await api.GetAsync(Manager, $"{Definitions}/by-definition-id/{id}?versionOptions=Latest")).Expect(HttpStatusCode.OK).Body!;

    /// <summary>What the server holds once this is so: one save that was seen may have been made before what is waited for.</summary>
    public async Task<JsonNode> UntilAsync(string id, Func<JsonNode, bool> isSo)
    {
        for (var attempt = 0; ; attempt++)
        {
            var stored = await LatestAsync(id);
            if (isSo(stored))
                return stored;
            attempt.ShouldBeLessThan(300, stored.ToJsonString());
            await Task.Delay(100);
        }
    }

    public async Task<IReadOnlyList<int>> VersionsAsync(string id)
    {
        var versions = (
            await api.GetAsync(
                Manager,
                $"{Definitions}?versionOptions=AllVersions&DefinitionIds={id}&OrderBy=Version&OrderDirection=Descending"
            )
        )
            .Expect(HttpStatusCode.OK)
            .Body!;
        return [.. versions["items"]!.AsArray().Select(version => (int)version!["version"]!)];
    }

    public Task<Answer> SaveAsync(JsonNode definition, string userName = Manager) =>
        api.PostAsync(userName, Definitions, new JsonObject { ["model"] = definition.DeepClone(), ["publish"] = false });

    public static IReadOnlyList<string> ActivitiesOf(JsonNode definition) =>
        [.. definition["root"]!["activities"]!.AsArray().Select(activity => (string)activity!["id"]!)];

    /// <summary>What was typed or chosen for a setting of an activity; null as long as there is none.</summary>
    public static string? SettingOf(JsonNode definition, string activity, string setting) =>
        (string?)
            definition["root"]!["activities"]!
                .AsArray()
                .SingleOrDefault(one => (string)one!["id"]! == activity)
                ?[setting]?["expression"]?["value"];

    public static bool Leads(JsonNode definition, string from, string to) =>
        definition["root"]!["connections"]!
            .AsArray()
            .Any(line => (string)line!["source"]!["activity"]! == from && (string)line["target"]!["activity"]! == to);

    /// <summary>Counts every change of the definition's content.</summary>
    public static long RevisionOf(JsonNode definition) => (long)definition["customProperties"]!["caseflowRevision"]!;

    public static string NewId(string name) => $"{name}-{Guid.NewGuid().ToString("N")[..8]}";

    private static JsonObject Step(int index, string type) =>
        new()
        {
            ["id"] = $"a{index + 1}",
            ["name"] = $"第{index + 1}步",
            ["type"] = type,
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["designer"] = new JsonObject
                {
                    ["position"] = new JsonObject { ["x"] = 260 * (index % 3), ["y"] = 140 * (index / 3) },
                },
            },
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>The definitions of one case, with their versions and which of them is published.</summary>
internal sealed class DefinitionShelf : IDefinitionSource
{
    private readonly Dictionary<DefinitionRef, JsonElement> _files = [];
    private readonly Dictionary<DefinitionRef, WorkflowGraph> _graphs = [];
    private readonly HashSet<DefinitionRef> _published = [];
    private readonly DefinitionReader _reader;
    private bool _isSaved;

    /// <param name="mode">Flowcharts that do not say how they run do it this way: "counter" or "token".</param>
    public DefinitionShelf(string mode)
    {
        Mode = mode;
        _reader = new DefinitionReader(new ActivityRegistry()) { FindReusable = FindReusable };
    }

    public string Mode { get; }

    public IEnumerable<WorkflowGraph> Published => _published.Select(Graph);

    public DefinitionRef Import(JsonElement file, bool publish)
    {
        var json = JsonObject.Create(file)!;
        if (Mode == "token")
        {
            var custom = json["customProperties"] as JsonObject ?? [];
            custom.TryAdd("executionMode", "token");
            json["customProperties"] = custom.DeepClone();
        }

        var id = file.Text("definitionId") ?? file.Text("id")!;
        var number = file.Number("version") ?? 1;
        if (_files.ContainsKey(new DefinitionRef(id, number)))
            number = _files.Keys.Where(known => known.DefinitionId == id).Max(known => known.Version) + 1;
        json["version"] = number;
        var element = JsonSerializer.SerializeToElement(json);
        var reference = new DefinitionRef(id, number);
        _files[reference] = element;
        _graphs.Clear(); // whoever uses it as an activity is read anew
        _isSaved = false;
        if (publish || element.Find("isPublished")?.ValueKind == JsonValueKind.True)
            _published.Add(reference);
        return reference;
    }

    /// <summary>What is wrong with the definition; it is published where nothing is.</summary>
    public IReadOnlyList<string> Publish(DefinitionRef reference, DateTimeOffset now)
    {
        var graph = Graph(reference);
        var errors = graph.Problems.Select(problem => problem.Message).ToList();
        try
        {
            TriggerIndex.Of(graph, now, TimeZoneInfo.Utc);
        }
        catch (DefinitionException refused)
        {
            errors.AddRange(refused.Problems.Select(problem => problem.Message));
        }
        if (errors.Count == 0)
            _published.Add(reference);
        _isSaved = false;
        return errors;
    }

    /// <param name="version">A number, "published", or anything else for the latest.</param>
    public (DefinitionRef Reference, JsonElement Json, bool IsPublished)? Find(string definitionId, JsonElement? version)
    {
        var versions = _files.Keys.Where(known => known.DefinitionId == definitionId);
        if (version is { ValueKind: JsonValueKind.Number } number)
            versions = versions.Where(known => known.Version == number.GetInt32());
        else if (version?.ToString() == "published")
            versions = versions.Where(_published.Contains);
        return versions.OrderByDescending(known => known.Version).Cast<DefinitionRef?>().FirstOrDefault() is { } found
            ? (found, _files[found], _published.Contains(found))
            : null;
    }

    /// <summary>A new version with the content of the latest one; that itself where it is a draft.</summary>
    public DefinitionRef CreateDraft(string definitionId)
    {
        var latest = Find(definitionId, null) ?? throw new InvalidOperationException($"There is no definition \"{definitionId}\".");
        if (!latest.IsPublished)
            return latest.Reference;
        var json = JsonObject.Create(latest.Json)!;
        json["isPublished"] = false;
        return Import(JsonSerializer.SerializeToElement(json), publish: false);
    }

    /// <summary>Definitions that use this one as an activity or as a child.</summary>
    public IReadOnlyList<string> ConsumersOf(string definitionId)
    {
        var types = _files
            .Where(file => file.Key.DefinitionId == definitionId)
            .Select(file => Pascal(file.Value.Text("name") ?? ""))
            .Append(definitionId)
            .ToHashSet();
        return
        [
            .. _files
                .Where(file => file.Key.DefinitionId != definitionId && Uses(file.Value, definitionId, types))
                .Select(file => file.Key.DefinitionId)
                .Distinct(),
        ];
    }

    /// <summary>Everything that was read from the files is read anew.</summary>
    public void Reload() => _graphs.Clear();

    public static IEnumerable<int> VersionsUsed(JsonElement json, string definition) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => (
                json.Text("workflowDefinitionId") == definition ? [json.Number("version") ?? 0] : Array.Empty<int>()
            ).Concat(json.EnumerateObject().SelectMany(member => VersionsUsed(member.Value, definition))),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(item => VersionsUsed(item, definition)),
            _ => [],
        };

    /// <summary>For another process; see <see cref="Load"/>.</summary>
    public void Save(string folder)
    {
        if (_isSaved)
            return;
        File.WriteAllText(
            FileIn(folder),
            JsonSerializer.Serialize(_files.Select(file => new Saved(file.Value, _published.Contains(file.Key))))
        );
        _isSaved = true;
    }

    public static DefinitionShelf Load(string folder, string mode)
    {
        var shelf = new DefinitionShelf(mode);
        foreach (var saved in JsonSerializer.Deserialize<Saved[]>(File.ReadAllText(FileIn(folder)))!)
            shelf.Import(saved.Json, saved.IsPublished);
        return shelf;
    }

    public WorkflowGraph Graph(DefinitionRef reference)
    {
        if (!_graphs.TryGetValue(reference, out var graph))
            _graphs[reference] = graph = _reader.ReadStored(_files[reference]);
        return graph;
    }

    public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel)
    {
        var newest = _published
            .Where(reference => reference.DefinitionId == definitionId)
            .OrderByDescending(reference => reference.Version)
            .Cast<DefinitionRef?>()
            .FirstOrDefault();
        return ValueTask.FromResult(newest is { } reference ? Graph(reference) : null);
    }

    public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
        ValueTask.FromResult(_files.ContainsKey(definition) ? Graph(definition) : null);

    private static string FileIn(string folder) => Path.Combine(folder, "definitions.json");

    private JsonElement? FindReusable(ReusableReference reference)
    {
        var candidates = _files.Values.Where(file => reference.VersionId is { } id && file.Text("id") == id).ToList();
        if (candidates.Count == 0)
            candidates =
            [
                .. _files.Values.Where(file =>
                    Pascal(file.Text("name") ?? "") == reference.TypeName || file.Text("definitionId") == reference.TypeName
                ),
            ];
        var exact = candidates.Where(file => file.Number("version") == reference.Version).ToList();
        var found = (exact.Count > 0 ? exact : candidates).OrderByDescending(file => file.Number("version") ?? 1).ToList();
        return found.Count > 0 ? found[0] : null;
    }

    private static bool Uses(JsonElement json, string definitionId, HashSet<string> types) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => types.Contains(json.Text("type") ?? "")
                || TargetOf(json) == definitionId
                || json.EnumerateObject().Any(member => Uses(member.Value, definitionId, types)),
            JsonValueKind.Array => json.EnumerateArray().Any(item => Uses(item, definitionId, types)),
            _ => false,
        };

    private static string? TargetOf(JsonElement activity) =>
        activity.Text("workflowDefinitionId") ?? activity.Find("workflowDefinitionId")?.Find("expression")?.Text("value");

    private static string Pascal(string name) => new WorkflowDefinition("", "", 1, name, "", false).TypeName;

    private sealed record Saved(JsonElement Json, bool IsPublished);
}

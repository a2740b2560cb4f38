using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Conformance;

/// <summary>The definitions of one case, with their versions and which of them is published.</summary>
/// <param name="mode">Flowcharts that do not say how they run do it this way: "counter" or "token".</param>
internal sealed class DefinitionShelf : IDefinitionSource
{
    private readonly Dictionary<DefinitionRef, JsonElement> _files = [];
    private readonly Dictionary<DefinitionRef, WorkflowGraph> _graphs = [];
    private readonly HashSet<DefinitionRef> _published = [];
    private readonly DefinitionReader _reader;
    private bool _isSaved;

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
        if (_files.ContainsKey(new DefinitionRef(id, number))) number = _files.Keys.Where(known => known.DefinitionId == id).Max(known => known.Version) + 1;
        json["version"] = number;
        var element = JsonSerializer.SerializeToElement(json);
        var reference = new DefinitionRef(id, number);
        _files[reference] = element;
        _graphs.Clear(); // whoever uses it as an activity is read anew
        _isSaved = false;
        if (publish || element.Find("isPublished")?.ValueKind == JsonValueKind.True) _published.Add(reference);
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
        if (errors.Count == 0) _published.Add(reference);
        _isSaved = false;
        return errors;
    }

    /// <summary>For another process; see <see cref="Load"/>.</summary>
    public void Save(string folder)
    {
        if (_isSaved) return;
        File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(_files.Select(file => new Saved(file.Value, _published.Contains(file.Key)))));
        _isSaved = true;
    }

    public static DefinitionShelf Load(string folder, string mode)
    {
        var shelf = new DefinitionShelf(mode);
        foreach (var saved in JsonSerializer.Deserialize<Saved[]>(File.ReadAllText(FileIn(folder)))!) shelf.Import(saved.Json, saved.IsPublished);
        return shelf;
    }

    public WorkflowGraph Graph(DefinitionRef reference)
    {
        if (!_graphs.TryGetValue(reference, out var graph)) _graphs[reference] = graph = _reader.ReadStored(_files[reference]);
        return graph;
    }

    public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel)
    {
        var newest = _published.Where(reference => reference.DefinitionId == definitionId).OrderByDescending(reference => reference.Version).Cast<DefinitionRef?>().FirstOrDefault();
        return ValueTask.FromResult(newest is { } reference ? Graph(reference) : null);
    }

    public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
        ValueTask.FromResult(_files.ContainsKey(definition) ? Graph(definition) : null);

    private static string FileIn(string folder) => Path.Combine(folder, "definitions.json");

    private JsonElement? FindReusable(ReusableReference reference)
    {
        var candidates = _files.Values.Where(file => reference.VersionId is { } id && file.Text("id") == id).ToList();
        if (candidates.Count == 0) candidates = [.. _files.Values.Where(file => Pascal(file.Text("name") ?? "") == reference.TypeName || file.Text("definitionId") == reference.TypeName)];
        var exact = candidates.Where(file => file.Number("version") == reference.Version).ToList();
        var found = (exact.Count > 0 ? exact : candidates).OrderByDescending(file => file.Number("version") ?? 1).ToList();
        return found.Count > 0 ? found[0] : null;
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private sealed record Saved(JsonElement Json, bool IsPublished);
}

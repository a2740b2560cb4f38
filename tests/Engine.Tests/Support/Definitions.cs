using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Tests.Support;

/// <summary>Definitions held in memory, parsed when they are asked for.</summary>
public sealed class Definitions : IDefinitionSource
{
    private readonly Dictionary<DefinitionRef, JsonElement> _files = [];
    private readonly Dictionary<DefinitionRef, WorkflowGraph> _graphs = [];
    private readonly DefinitionReader _reader;

    public Definitions()
    {
        _reader = new DefinitionReader(new ActivityRegistry(typeof(Definitions).Assembly)) { FindReusable = FindReusable };
    }

    public WorkflowGraph Add(JsonNode definition)
    {
        var json = JsonSerializer.SerializeToElement(definition);
        var graph = _reader.Read(json);
        _files[graph.Definition.Ref] = json;
        return _graphs[graph.Definition.Ref] = graph;
    }

    public WorkflowGraph Find(DefinitionRef definition) => _graphs[definition];

    public ValueTask<WorkflowGraph?> FindPublishedAsync(string definitionId, CancellationToken cancel) =>
        ValueTask.FromResult(
            _graphs.Values.Where(graph => graph.Definition.DefinitionId == definitionId).MaxBy(graph => graph.Definition.Version)
        );

    public ValueTask<WorkflowGraph?> FindAsync(DefinitionRef definition, CancellationToken cancel) =>
        ValueTask.FromResult(_graphs.GetValueOrDefault(definition));

    private JsonElement? FindReusable(ReusableReference reference)
    {
        foreach (var file in _files.Values)
            if (file.GetProperty("name").GetString() == reference.TypeName)
                return file;
        return null;
    }
}

using CaseFlow.Engine.Execution;

namespace CaseFlow.Conformance.Stores;

/// <summary>How a case is run. All ways must come to the same.</summary>
internal enum Way
{
    /// <summary>As a host does it.</summary>
    Usual,

    /// <summary>Every instance is written and read again after every work item, as a restart there would.</summary>
    Reloading,

    /// <summary>Each command in a process of its own.</summary>
    ProcessPerBurst,
}

/// <summary>Makes an empty store for each run.</summary>
internal sealed class CaseStores : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("caseflow-conformance-");
    private CaseDatabase? _template;
    private int _made;

    public static async Task<CaseStores> OfAsync(string kind)
    {
        var stores = new CaseStores();
        if (kind == "sqlite") stores._template = await CaseDatabase.MakeTemplateAsync(Path.Combine(stores._folder.FullName, "template"));
        return stores;
    }

    public ICaseStore Make(DefinitionShelf definitions, Way way)
    {
        var engine = new WorkflowEngine(definitions) { ReloadsBetweenItems = way == Way.Reloading };
        if (_template is null) return new MemoryStore(engine);
        var folder = Path.Combine(_folder.FullName, $"{++_made}");
        var store = new DatabaseStore(engine, CaseDatabase.Copy(_template, folder));
        return way == Way.ProcessPerBurst ? new ProcessStore(store, folder, definitions) : store;
    }

    /// <summary>A database of its own for a case that goes through the use cases; null where there is none.</summary>
    public CaseDatabase? MakeDatabase() => _template is null ? null : CaseDatabase.Copy(_template, Path.Combine(_folder.FullName, $"{++_made}"));

    public async ValueTask DisposeAsync()
    {
        ProcessStore.Release();
        if (_template is not null) await _template.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

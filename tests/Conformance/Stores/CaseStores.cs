using CaseFlow.Engine.Execution;
using CaseFlow.TestKit.Databases;

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

    /// <param name="kind">"memory", "sqlite", "postgres" for a server of our own, or how to reach one.</param>
    public static async Task<CaseStores> OfAsync(string kind)
    {
        var stores = new CaseStores();
        if (kind == "memory")
            return stores;
        var postgres = kind == "sqlite" ? null : await PostgresCopies.OfAsync(kind == "postgres" ? null : kind);
        stores._template = await CaseDatabase.MakeTemplateAsync(Path.Combine(stores._folder.FullName, "template"), postgres);
        return stores;
    }

    public async Task<ICaseStore> MakeAsync(DefinitionShelf definitions, Way way)
    {
        var engine = new WorkflowEngine(definitions) { ReloadsBetweenItems = way == Way.Reloading };
        if (await MakeDatabaseAsync() is not { } database)
            return new MemoryStore(engine);
        var store = new DatabaseStore(engine, database);
        return way == Way.ProcessPerBurst ? new ProcessStore(store, database, definitions) : store;
    }

    /// <summary>A database of its own for a case that goes through the use cases; null where there is none.</summary>
    public async Task<CaseDatabase?> MakeDatabaseAsync() =>
        _template is null ? null : await _template.CopyAsync(Path.Combine(_folder.FullName, $"{++_made}"));

    public async ValueTask DisposeAsync()
    {
        ProcessStore.Release();
        if (_template is not null)
            await _template.DisposeAsync();
        await PostgresServer.Shared.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

using CaseFlow.Engine.Execution;
using CaseFlow.Persistence;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Stores;

/// <summary>A database for one run of one case, with a branch and a client for its journeys. Copied from one that was migrated once.</summary>
internal sealed class CaseDatabase : IAsyncDisposable
{
    private static readonly BranchId Branch = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ClientId Client = new(new Guid(2, 0, 0, new byte[8]));

    private readonly ServiceProvider _services;

    private CaseDatabase(string folder)
    {
        Folder = folder;
        _services = new ServiceCollection().AddLogging().AddCaseFlow(new CaseFlowOptions { DataFolder = folder }).BuildServiceProvider();
    }

    public string Folder { get; }

    /// <summary>One that is there already.</summary>
    public static CaseDatabase Open(string folder) => new(folder);

    /// <summary>A new one in the folder, like the template.</summary>
    public static CaseDatabase Copy(CaseDatabase template, string folder)
    {
        Directory.CreateDirectory(folder);
        var database = new CaseDatabase(folder);
        File.Copy(template._services.GetRequiredService<CaseFlowOptions>().DatabaseFile, database._services.GetRequiredService<CaseFlowOptions>().DatabaseFile);
        return database;
    }

    public static async Task<CaseDatabase> MakeTemplateAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using (var first = new CaseDatabase(folder))
        {
            await first._services.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);
            await using var scope = first.Enter();
            scope.ServiceProvider.GetRequiredService<CaseFlowDbContext>().AddRange(
                new Branch { Id = Branch, Name = "branch" },
                new Client { Id = Client, BranchId = Branch, Name = "client", Mobile = "13800001234" });
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None);
        }

        return new CaseDatabase(folder); // closed once, so that the file alone is all of it
    }

    public AsyncServiceScope Enter()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("conformance");
        return scope;
    }

    public Journey JourneyOf(Start start) => new()
    {
        Id = new JourneyId(start.Instance.Value),
        BranchId = Branch,
        ClientId = Client,
        DefinitionId = start.DefinitionId,
        DefinitionName = start.DefinitionId,
        Version = start.Version ?? 0,
        StartedAt = start.At,
        UpdatedAt = start.At,
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

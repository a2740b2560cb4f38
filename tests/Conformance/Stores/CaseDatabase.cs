using CaseFlow.Engine.Execution;
using CaseFlow.Persistence;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Conformance.Stores;

/// <summary>
/// A database for one run of one case, with a branch and a client for its journeys. Copied from one that was migrated once.
/// </summary>
internal sealed class CaseDatabase : IAsyncDisposable
{
    private static readonly BranchId Branch = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly ClientId Client = new(new Guid(2, 0, 0, new byte[8]));

    private readonly ServiceProvider _services;
    private readonly CaseFlowOptions _options;
    private readonly PostgresCopies? _postgres;

    private CaseDatabase(string folder, string? connection, PostgresCopies? postgres)
    {
        _options = new CaseFlowOptions { DataFolder = folder, Database = connection };
        _postgres = postgres;
        _services = new ServiceCollection().AddLogging().AddCaseFlow(_options).BuildServiceProvider();
    }

    public string Folder => _options.DataFolder;

    /// <summary>How its PostgreSQL database is reached; null for the file in its folder.</summary>
    public string? Connection => _options.Database;

    /// <summary>One that is there already, and stays.</summary>
    public static CaseDatabase Open(string folder, string? connection) => new(folder, connection, null);

    /// <summary>A new one like this one, with that folder.</summary>
    public async Task<CaseDatabase> CopyAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        if (_postgres is not null)
            return new CaseDatabase(folder, await _postgres.MakeAsync(Connection), _postgres);
        var copy = Open(folder, null);
        File.Copy(_options.DatabaseFile, copy._options.DatabaseFile);
        return copy;
    }

    /// <param name="postgres">Null: a file of SQLite.</param>
    public static async Task<CaseDatabase> MakeTemplateAsync(string folder, PostgresCopies? postgres)
    {
        Directory.CreateDirectory(folder);
        var connection = postgres is null ? null : await postgres.MakeAsync();
        await using (var first = Open(folder, connection))
        {
            await first._services.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);
            await using var scope = first.Enter();
            scope
                .ServiceProvider.GetRequiredService<CaseFlowDbContext>()
                .AddRange(
                    new Branch { Id = Branch, Name = "branch" },
                    new Client
                    {
                        Id = Client,
                        BranchId = Branch,
                        Name = "client",
                        Mobile = "13800001234",
                    }
                );
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None);
        }

        return new CaseDatabase(folder, connection, postgres); // closed once, so that what is stored is all of it, and nobody holds it
    }

    public AsyncServiceScope Enter()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("conformance");
        return scope;
    }

    public Journey JourneyOf(Start start) =>
        new()
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

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DropAsync(Connection!);
    }
}

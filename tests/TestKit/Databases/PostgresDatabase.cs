using CaseFlow.Persistence;
using CaseFlow.Persistence.Postgres;

namespace CaseFlow.TestKit.Databases;

/// <summary>A database of one test class: a copy of one that was migrated once, dropped when the class is done.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private const string Template = "caseflow_template";

    private static readonly Lazy<Task> Migrated = new(MigrateTemplateAsync);

    public string Name { get; } = $"caseflow_{Guid.NewGuid():N}";

    public string ConnectionString => PostgresServer.Shared.ConnectionStringOf(Name);

    public async Task CreateAsync()
    {
        await Migrated.Value;
        await PostgresServer.Shared.ExecuteAsync($"CREATE DATABASE {Name} TEMPLATE {Template}");
    }

    /// <summary>One without a schema.</summary>
    public Task CreateEmptyAsync() => PostgresServer.Shared.ExecuteAsync($"CREATE DATABASE {Name}");

    public async ValueTask DisposeAsync() => await PostgresServer.Shared.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    private static async Task MigrateTemplateAsync()
    {
        await PostgresServer.Shared.ExecuteAsync($"CREATE DATABASE {Template}");
        await using var connections = new PostgresConnections(
            new CaseFlowOptions { DataFolder = "", Database = PostgresServer.Shared.ConnectionStringOf(Template) }
        );
        await new PostgresMigrator(connections, TimeProvider.System).MigrateAsync(CancellationToken.None);
    }
}

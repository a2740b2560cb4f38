using CaseFlow.TestKit.Databases;

namespace CaseFlow.EndToEnd.Support;

/// <summary>Three hosts on one PostgreSQL database and one data folder, as a clinic runs them behind a balancer.</summary>
public sealed class ThreeHosts : IAsyncLifetime
{
    private readonly List<HostProcess> hosts = [];

    public PostgresDatabase Database { get; } = new();

    public IReadOnlyList<HostProcess> Hosts => hosts;

    public async Task InitializeAsync()
    {
        await Database.CreateEmptyAsync();
        hosts.Add(await HostProcess.StartNewAsync(database: Database.ConnectionString));
        hosts.AddRange(await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => HostProcess.StartNewAsync(demo: false, Database.ConnectionString, hosts[0]))));
    }

    public async Task DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(hosts)) await host.DisposeAsync();
        await Database.DisposeAsync();
    }
}

using CaseFlow.TestKit.Databases;

namespace CaseFlow.EndToEnd.Support;

/// <summary>Hosts on one PostgreSQL database and one data folder, as a clinic runs them behind a balancer.</summary>
public sealed class SeveralHosts : IAsyncLifetime
{
    private readonly List<HostProcess> hosts = [];

    public PostgresDatabase Database { get; } = new();

    public Task InitializeAsync() => Database.CreateEmptyAsync();

    public string Output => string.Join('\n', hosts.Select(host => host.Output));

    /// <summary>So many that run, no more and no fewer.</summary>
    public async Task<IReadOnlyList<HostProcess>> RunAsync(int count)
    {
        if (hosts.Count == 0)
            hosts.Add(await HostProcess.StartNewAsync(database: Database.ConnectionString));
        while (hosts.Count < count)
            hosts.Add(new HostProcess(demo: false, Database.ConnectionString, hosts[0]));
        var alive = hosts.OrderByDescending(host => host.IsRunning).ToList();
        foreach (var tooMany in alive.Skip(count).Where(host => host.IsRunning))
            await tooMany.KillAsync();
        await Task.WhenAll(alive.Take(count).Where(host => !host.IsRunning).Select(host => host.StartAsync()));
        return [.. alive.Take(count)];
    }

    public async Task DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(hosts))
            await host.DisposeAsync();
        await Database.DisposeAsync();
    }
}

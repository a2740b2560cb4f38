using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// Says every two seconds that this host lives. What one has taken that was not seen for six, the others take over. The database's clock
/// counts, not the hosts'.
/// </summary>
public sealed class HostPulse(PostgresConnections connections, ThisHost host, TimeProvider clock, ILogger<HostPulse> log)
    : BackgroundService
{
    /// <summary>SQL: the ids of the hosts that live.</summary>
    public const string Living = """SELECT "Id" FROM "Hosts" WHERE "SeenAt" > clock_timestamp() - interval '6 seconds'""";

    private const string Beat = """
        INSERT INTO "Hosts" VALUES ($1, $2, clock_timestamp()) ON CONFLICT ("Id") DO UPDATE SET "SeenAt" = excluded."SeenAt"
        """;

    private const string Bury = """DELETE FROM "Hosts" WHERE "Id" = $1 OR "SeenAt" < clock_timestamp() - interval '1 hour'""";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>It lives before its workers take anything.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(Beat, cancellationToken, host.Id, host.Name);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>What it leaves undone is free at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(Bury, cancellationToken, host.Id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(Beat, stoppingToken, host.Id, host.Name);
    }

    private async Task TryAsync(string sql, CancellationToken cancel, params object[] values)
    {
        try
        {
            await RunAsync(sql, cancel, values);
        }
        catch (NpgsqlException failure)
        {
            log.LogError(failure, "The database does not answer; tried again in {Pause}", Pause);
        }
    }

    private async Task RunAsync(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = connections.Source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancel);
    }
}

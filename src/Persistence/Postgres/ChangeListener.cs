using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// Hears what other hosts commit, and tells this host's pages and workers. After each connection that it makes, also the first, they look
/// again: something may have been missed.
/// </summary>
public sealed class ChangeListener(
    PostgresConnections connections,
    ThisHost host,
    LiveFeed feed,
    TimeProvider clock,
    ILogger<ChangeListener> log
) : BackgroundService
{
    /// <summary>So long nothing was heard: is the connection still there?</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = TimeSpan.Zero, stoppingToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or TimeoutException or IOException)
            {
                pause =
                    pause == TimeSpan.Zero
                        ? TimeSpan.FromMilliseconds(250)
                        : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
                log.LogWarning(lost, "Nothing is heard of other hosts; tried again in {Pause}", pause);
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken cancel)
    {
        await using var connection = await connections.Source.OpenConnectionAsync(cancel);
        connection.Notification += (_, heard) => Hear(heard.Payload);
        await RunAsync(connection, $"LISTEN {Announcement.Channel}", cancel);
        connected();
        feed.Publish([LiveChange.Gap]);
        while (true)
            if (!await connection.WaitAsync(Silence, cancel))
                await RunAsync(connection, "SELECT 1", cancel);
    }

    private void Hear(string payload)
    {
        if (Announcement.Read(payload) is { } told && told.Host != host.Id)
            feed.Publish(told.Changes);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // this file's own texts
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}

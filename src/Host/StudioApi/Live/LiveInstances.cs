using CaseFlow.Host.StudioApi.Instances;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.SignalR;

namespace CaseFlow.Host.StudioApi.Live;

/// <summary>
/// Tells Studio's viewers what was committed, on whichever host: it hangs on the live feed. Badges are counts of runs and the same for
/// everybody; all else a viewer loads
/// again by itself, under the rights of whoever looks. Children change with their journey.
/// </summary>
internal sealed class LiveInstances(
    LiveFeed feed,
    OpenViewers viewers,
    IHubContext<InstanceHub> hub,
    IServiceScopeFactory scopes,
    ILogger<LiveInstances> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in feed.ListenAsync(stoppingToken))
        {
            var changed =
                change == LiveChange.Gap ? viewers.All
                : change.Topic == "journey" ? viewers.Of(change.JourneyId)
                : [];
            foreach (var instance in changed)
                await TryTellAsync(instance, stoppingToken);
        }
    }

    private async Task TryTellAsync(StudioInstanceId instance, CancellationToken cancel)
    {
        try
        {
            var open = hub.Clients.Group($"{instance}");
            if (await BadgesOfAsync(instance, cancel) is { } stats)
                await open.SendAsync("ActivityExecutionLogUpdatedAsync", new { Stats = stats }, cancel);
            await open.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancel);
            await open.SendAsync("WorkflowInstanceUpdatedAsync", new { WorkflowInstanceId = $"{instance}" }, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Viewers of {Instance} were not told that it changed", instance); // they see it when they look again
        }
    }

    /// <summary>Null when it is gone.</summary>
    private async Task<IReadOnlyList<object>?> BadgesOfAsync(StudioInstanceId instance, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("viewers");
        List<object>? stats = null;
        await scope
            .ServiceProvider.GetRequiredService<InstanceReading>()
            .ShowRunsAsync(
                $"{instance}",
                runs =>
                {
                    stats = [.. runs.Stats(null)];
                    return Results.Empty;
                },
                cancel
            );
        return stats;
    }
}

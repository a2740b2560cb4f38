using CaseFlow.Workflows.Triggers;

namespace CaseFlow.Host.Workers;

/// <summary>Starts what the clock is to start: also, once, what came due while the host was down. One that fails is tried again with growing pauses and holds up no other.</summary>
public sealed class TriggerWorker(AsSystem system, Alarm alarm, TimeProvider clock, ILogger<TriggerWorker> log) : BackgroundService
{
    private const string Name = "trigger";

    private readonly Pauses<Guid> pauses = new(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = alarm.Listen();
            await alarm.WaitAsync(await RunDueAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task<DateTimeOffset?> RunDueAsync(CancellationToken cancel)
    {
        try
        {
            var answer = await system.SendAsync(Name, new ListDueTriggers.Query(100 + pauses.Count), cancel);
            if (!answer.IsSuccess) throw new InvalidOperationException($"Triggers were refused: {answer.Refusal.Code}");
            pauses.Retain(answer.Value.Items);
            var due = answer.Value.Items.Where(trigger => !pauses.Holds(trigger)).ToList();
            foreach (var trigger in due) await FireAsync(trigger, cancel);
            return due.Count > 0 ? clock.GetUtcNow() : new[] { answer.Value.Next, pauses.Next }.Min();
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Triggers could not be read; tried again in {Pause}", alarm.Longest);
            return clock.GetUtcNow() + alarm.Longest;
        }
    }

    private async Task FireAsync(Guid trigger, CancellationToken cancel)
    {
        try
        {
            var answer = await system.SendAsync(Name, new FireTrigger.Command(trigger), cancel);
            if (answer.IsSuccess) pauses.Forget(trigger);
            else log.LogWarning("Trigger {Trigger} was refused ({Reason}); tried again in {Pause}", trigger, answer.Refusal.Code, pauses.Hold(trigger));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failure, "Trigger {Trigger} failed; tried again in {Pause}", trigger, pauses.Hold(trigger));
        }
    }
}

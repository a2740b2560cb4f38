using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Trials;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Every hour: archives what ended long ago, one journey after another, removes old trials, and forgets answers that nobody will ask for
/// again.
/// </summary>
public sealed class RetentionWorker(AsSystem system, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    private const string Name = "retention";

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ArchiveAsync(stoppingToken);
                foreach (var trial in await SendAsync(new ListOldTrials.Query(), stoppingToken))
                    await SendAsync(new RemoveTrial.Command(trial), stoppingToken);
                while (await SendAsync(new ForgetAnswers.Command(), stoppingToken) is { Forgotten: > 0 }) { }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Retention failed; tried again in {Pause}", Pause);
            }
        }
    }

    private async Task ArchiveAsync(CancellationToken cancel)
    {
        for (var left = 0; await SendAsync(new ListArchivable.Query(left), cancel) is { Count: > 0 } due; )
            foreach (var journey in due)
                if (!await TryArchiveAsync(journey, cancel))
                    left++;
    }

    private async Task<bool> TryArchiveAsync(JourneyId journey, CancellationToken cancel)
    {
        var answer = await system.SendAsync(Name, new ArchiveJourney.Command(journey), cancel);
        if (!answer.IsSuccess)
            log.LogError("Journey {Journey} is not archived: {Reason}", journey, answer.Refusal.Code);
        return answer.IsSuccess;
    }

    private async Task<T> SendAsync<T>(MediatR.IRequest<Result<T>> request, CancellationToken cancel)
    {
        var answer = await system.SendAsync(Name, request, cancel);
        return answer.IsSuccess
            ? answer.Value
            : throw new InvalidOperationException($"{request.GetType().FullName} was refused: {answer.Refusal.Code}");
    }
}

using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Durability.Tests.Timers;

/// <summary>Sees every attempt at a timer, also those that run again after a conflict.</summary>
internal sealed class FiringLog : IPipelineBehavior<FireTimer.Command, Result<FireTimer.Response>>
{
    private readonly Lock gate = new();
    private readonly List<Guid> running = [];
    private readonly TaskCompletionSource company = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first one waits until another is on its way too: whether there can be two is then no matter of luck.</summary>
    public bool HoldsTheFirst { get; set; }

    public int Attempts { get; private set; }

    /// <summary>How many were on their way at the same moment, at most.</summary>
    public int Most { get; private set; }

    /// <summary>How many began while another one of the same instance was on its way.</summary>
    public int Clashes { get; private set; }

    public async Task<Result<FireTimer.Response>> Handle(
        FireTimer.Command request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<Result<FireTimer.Response>> next
    )
    {
        lock (gate)
        {
            Attempts++;
            if (running.Contains(request.Timer.Instance))
                Clashes++;
            running.Add(request.Timer.Instance);
            Most = Math.Max(Most, running.Count);
        }

        if (Most > 1)
            company.TrySetResult();
        try
        {
            if (HoldsTheFirst)
                await Task.WhenAny(company.Task, Task.Delay(TimeSpan.FromSeconds(60), cancellationToken));
            return await next();
        }
        finally
        {
            lock (gate)
                running.Remove(request.Timer.Instance);
        }
    }
}

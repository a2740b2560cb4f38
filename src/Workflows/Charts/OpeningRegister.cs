using System.Collections.Concurrent;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Charts;

/// <summary>What goes into the register of charts.</summary>
public sealed record Opening(
    PersonId PersonId,
    string Person,
    string Roles,
    Chart Chart,
    string What,
    string? Subject,
    string? Seen,
    string? Reason,
    DateTimeOffset? Until
);

/// <summary>
/// Writes who opened a chart, in a unit of work of its own; those who wait at one moment share it, so that readers do not contest the end
/// of the chain. An open page that loads itself again is one look, not many.
/// </summary>
public sealed class OpeningRegister(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    /// <summary>Within it, the same again by the same person is still the same look. Refusals and reasons are written each time.</summary>
    public static readonly TimeSpan OneLook = TimeSpan.FromMinutes(5);

    private const int MostRemembered = 20_000;
    private const int MostTurns = 100;

    private readonly ConcurrentDictionary<Look, DateTimeOffset> looks = new();
    private readonly ConcurrentQueue<Waiting> waiting = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>When it returns, it is committed.</summary>
    public async Task WriteAsync(Opening opening, CancellationToken cancel)
    {
        var look = new Look(opening.PersonId, opening.Chart.Journey, opening.What, opening.Subject, opening.Seen, opening.Reason);
        var isLook = opening is { Seen: not null, Until: null };
        if (isLook && looks.TryGetValue(look, out var since) && clock.GetUtcNow() - since < OneLook)
            return;
        await QueueAsync(opening).WaitAsync(cancel);
        if (isLook)
            Remember(look);
    }

    public void Dispose() => turn.Dispose();

    private async Task QueueAsync(Opening opening)
    {
        var mine = new Waiting(opening, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Enqueue(mine);
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!mine.Written.Task.IsCompleted)
                await WriteWaitingAsync();
        }
        finally
        {
            turn.Release();
        }
        await mine.Written.Task;
    }

    private async Task WriteWaitingAsync()
    {
        var all = new List<Waiting>();
        while (waiting.TryDequeue(out var one))
            all.Add(one);
        try
        {
            await CommitAsync(new WriteOpenings.Command([.. all.Select(one => one.Opening)]));
            foreach (var one in all)
                one.Written.SetResult();
        }
        catch (Exception failure)
        {
            foreach (var one in all)
                one.Written.TrySetException(failure); // each of them shows nothing, and says why
        }
    }

    /// <summary>All hosts contest the end of one chain. Who lost goes on: each time another has come through.</summary>
    private async Task CommitAsync(WriteOpenings.Command command)
    {
        for (var turns = 0; ; turns++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("chart-register");
            var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, CancellationToken.None);
            if (done.IsSuccess)
                return;
            if (done.Refusal.Kind != RefusalKind.Conflict || turns >= MostTurns)
                throw new InvalidOperationException($"The register of charts cannot be written: {done.Refusal.Code}");
        }
    }

    private void Remember(Look look)
    {
        var now = clock.GetUtcNow();
        if (looks.Count >= MostRemembered)
            foreach (var (old, since) in looks)
                if (now - since >= OneLook)
                    looks.TryRemove(old, out _);
        if (looks.Count < MostRemembered)
            looks[look] = now;
    }

    private sealed record Waiting(Opening Opening, TaskCompletionSource Written);

    private sealed record Look(PersonId Person, JourneyId Journey, string What, string? Subject, string? Seen, string? Reason);
}

using CaseFlow.Persistence;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Workers;

/// <summary>Wakes a worker when its time has come, or shortly after a commit, which may have brought something earlier.</summary>
public sealed class Alarm(LiveFeed feed, TimeProvider clock, CaseFlowOptions options) : IAsyncDisposable
{
    /// <summary>Looks that often in any case: where hosts share a database, work of one that died is taken over soon.</summary>
    public TimeSpan Longest { get; } = options.Database is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(2);

    // Many commits in a row are one reason to look.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource end = new();
    private IAsyncEnumerator<LiveChange>? changes;
    private Task<bool>? nudge;

    /// <summary>Returns at <paramref name="next"/>, after a commit, or after <see cref="Longest"/>.</summary>
    public async Task WaitAsync(DateTimeOffset? next, CancellationToken cancel)
    {
        var wait = next - clock.GetUtcNow() is { } left && left < Longest ? left : Longest;
        if (wait <= TimeSpan.Zero)
            return;
        try
        {
            await Listen().WaitAsync(wait, clock, cancel);
        }
        catch (TimeoutException)
        {
            return;
        }

        await Task.Delay(Settling, clock, cancel);
        while (nudge!.IsCompletedSuccessfully && nudge.Result)
            nudge = changes!.MoveNextAsync().AsTask();
    }

    /// <summary>From its first call on no change is missed.</summary>
    public Task<bool> Listen()
    {
        changes ??= feed.ListenAsync(end.Token).GetAsyncEnumerator(CancellationToken.None);
        return nudge ??= changes.MoveNextAsync().AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        end.Dispose();
    }
}

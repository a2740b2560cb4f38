namespace CaseFlow.Workflows.Shared;

/// <summary>
/// Commands that met a conflict run again one after another: many at the same row would otherwise defeat each other once more.
/// </summary>
public sealed class RerunLane : IDisposable
{
    // A command may send another one; waiting for the lane that it holds itself, that one goes on without it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim lane = new(1);

    public async Task<IDisposable?> EnterAsync(CancellationToken cancel) => await lane.WaitAsync(Patience, cancel) ? new Turn(lane) : null;

    public void Dispose() => lane.Dispose();

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}

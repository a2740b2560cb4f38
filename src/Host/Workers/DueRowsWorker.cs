using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>
/// Does what rows say when their time has come: also, once, what came due while the host was down. One that fails is tried again with
/// growing pauses and holds up no other.
/// </summary>
public abstract class DueRowsWorker<TRow, TDone>(string name, DueRowsParts parts) : AlarmedWorker(name, parts)
    where TRow : notnull
{
    private const int Page = 100;

    private readonly Pauses<TRow> pauses = new(parts.Clock);

    protected abstract IRequest<Result<DueRows<TRow>>> ListDue(int limit);

    /// <summary>Does nothing if another host was faster.</summary>
    protected abstract ICommand<TDone> Do(TRow row);

    protected sealed override async Task<DateTimeOffset?> WorkAsync(CancellationToken cancel)
    {
        var known = await Parts.System.DemandAsync(Name, ListDue(Page + pauses.Count), cancel);
        pauses.Retain(known.Items);
        var due = known.Items.Where(row => !pauses.Holds(row)).ToList();
        await DoAllAsync(due, cancel);
        return due.Count > 0 ? Parts.Clock.GetUtcNow() : new[] { known.Next, pauses.Next }.Min();
    }

    /// <summary>One after another, where a worker knows nothing better.</summary>
    protected virtual async Task DoAllAsync(IReadOnlyList<TRow> due, CancellationToken cancel)
    {
        foreach (var row in due)
            await DoAsync(row, cancel);
    }

    protected async Task DoAsync(TRow row, CancellationToken cancel)
    {
        try
        {
            var answer = await Parts.System.SendAsync(Name, Do(row), cancel);
            if (answer.IsSuccess)
                pauses.Forget(row);
            else
                Log.Log(
                    LevelOf(answer.Refusal),
                    "{Row} was refused ({Reason}); tried again in {Pause}",
                    row,
                    answer.Refusal.Code,
                    pauses.Hold(row)
                );
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Log.LogError(failure, "{Row} failed; tried again in {Pause}", row, pauses.Hold(row));
        }
    }

    /// <summary>A conflict is nobody's fault: somebody worked at the same row at this very moment.</summary>
    private static LogLevel LevelOf(Refusal refusal) => refusal.Kind == RefusalKind.Conflict ? LogLevel.Information : LogLevel.Warning;
}

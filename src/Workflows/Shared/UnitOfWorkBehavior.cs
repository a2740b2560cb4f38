using MediatR;

namespace CaseFlow.Workflows.Shared;

/// <summary>
/// Runs a command as one unit of work: what it staged and its remembered answer are committed together, or nothing is. If its commit was
/// stale, because somebody else had changed the same rows meanwhile, it runs again from fresh state.
/// </summary>
public sealed class UnitOfWorkBehavior<TCommand, TResponse>(IUnitOfWork work, RememberedAnswers answers, RerunLocks locks, CaseFlowDb db)
    : IPipelineBehavior<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>
{
    private const int Reruns = 3;

    private static readonly bool CommitsAnyway = Attribute.IsDefined(typeof(TCommand), typeof(CommitsAnywayAttribute));

    public async Task<Result<TResponse>> Handle(TCommand command, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        var result = await TryAsync(next, cancel);
        // A refusal because somebody was faster may rest on rows read before and after the other's commit, and the other may have been
        // this very request under the same idempotency key. Looking once more from fresh state decides; nobody needs to wait for that.
        if (result is { Refusal.Kind: RefusalKind.Conflict } && !CommitsAnyway)
        {
            work.Reset();
            result = await TryAsync(next, cancel);
        }

        for (var rerun = 1; result is null && rerun <= Reruns; rerun++)
        {
            using var turn = await locks.EnterAsync(db.Journeys.Local.Select(journey => journey.Id).ToList(), cancel);
            work.Reset();
            result = await TryAsync(next, cancel);
        }

        return result ?? Refusal.Conflict("busy");
    }

    /// <summary>Null when the commit was stale. What the command read is still tracked then.</summary>
    private async Task<Result<TResponse>?> TryAsync(RequestHandlerDelegate<Result<TResponse>> next, CancellationToken cancel)
    {
        if (!CommitsAnyway && await answers.FindAsync<TResponse>(cancel) is { } earlier)
            return earlier;

        var result = await next();
        if (!result.IsSuccess && !CommitsAnyway)
        {
            work.Reset();
            return result;
        }

        if (!CommitsAnyway)
            answers.Stage(result.Value!);
        return await work.TryCommitAsync(cancel) ? result : null;
    }
}

using MediatR;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>
/// Runs a command as one unit of work: what it staged and its remembered answer are committed together, or nothing is. If its commit was
/// stale, because somebody else had changed the same rows meanwhile, it runs again from fresh state. A refusal is an answer, also one that
/// says that somebody was faster: it is not run again.
/// </summary>
public sealed class UnitOfWorkBehavior<TCommand, TResponse>(IUnitOfWork work, IdempotentResponses answers, RerunLocks locks)
    : IPipelineBehavior<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>
{
    private const int Reruns = 3;

    private static readonly bool CommitsAnyway = Attribute.IsDefined(typeof(TCommand), typeof(CommitsAnywayAttribute));

    public async Task<Result<TResponse>> Handle(TCommand command, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        var result = await TryAsync(next, cancel);
        for (var rerun = 1; result is null && rerun <= Reruns; rerun++)
        {
            using var turn = await locks.EnterAsync(work.ContestedRows, cancel);
            work.Reset();
            result = await TryAsync(next, cancel);
        }

        return result ?? Refusal.Conflict("busy");
    }

    /// <summary>Null when the commit was stale. The unit of work still knows then which rows it was about.</summary>
    private async Task<Result<TResponse>?> TryAsync(RequestHandlerDelegate<Result<TResponse>> next, CancellationToken cancel)
    {
        if (!CommitsAnyway && await answers.FindAsync<TResponse>(cancel) is { } earlier)
            return earlier;

        var result = await next();
        if (!result.IsSuccess && !CommitsAnyway)
        {
            work.Reset();
            // Whoever was faster may have been this very request under the same key: then it was done, and its answer stands.
            return result.Refusal.Kind == RefusalKind.Conflict ? await answers.FindAsync<TResponse>(cancel) ?? result : result;
        }

        if (!CommitsAnyway)
            answers.Stage(result.Value!);
        return await work.TryCommitAsync(cancel) ? result : null;
    }
}

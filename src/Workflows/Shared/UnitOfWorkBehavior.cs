using MediatR;

namespace CaseFlow.Workflows.Shared;

/// <summary>
/// Runs a command as one unit of work: what it staged and its remembered answer are committed together, or nothing is. If somebody else
/// was faster with the same rows, it runs again from fresh state.
/// </summary>
public sealed class UnitOfWorkBehavior<TCommand, TResponse>(IUnitOfWork work, RememberedAnswers answers, RerunLane lane)
    : IPipelineBehavior<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>
{
    private const int Reruns = 3;

    private static readonly bool CommitsAnyway = Attribute.IsDefined(typeof(TCommand), typeof(CommitsAnywayAttribute));

    public async Task<Result<TResponse>> Handle(TCommand command, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        // Refused because somebody was faster: that may rest on rows read before and after the other's commit. Fresh state decides
        // (the other may have been this very request, under the same idempotency key).
        if (await TryAsync(next, cancel) is { Refusal: not { Kind: RefusalKind.Conflict } } first)
            return first;
        for (var rerun = 1; rerun <= Reruns; rerun++)
        {
            using var turn = await lane.EnterAsync(cancel);
            work.Reset();
            if (await TryAsync(next, cancel) is { } result)
                return result;
        }

        return Refusal.Conflict("busy");
    }

    /// <summary>Null when the commit met a conflict.</summary>
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

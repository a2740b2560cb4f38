using MediatR;

namespace CaseFlow.Workflows.Pipeline;

/// <summary>
/// Runs a command as one unit of work: what it staged and its remembered answer are committed together, or nothing is. If somebody else
/// was faster with the same rows, it runs again from fresh state.
/// </summary>
public sealed class UnitOfWorkBehavior<TCommand, TResponse>(IUnitOfWork work, RememberedAnswers answers, RerunLane lane) : IPipelineBehavior<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>
{
    private const int Reruns = 3;

    public async Task<Result<TResponse>> Handle(TCommand command, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        if (await TryAsync(command, next, cancel) is { } first) return first;
        for (var rerun = 1; rerun <= Reruns; rerun++)
        {
            using var turn = await lane.EnterAsync(cancel);
            work.Reset();
            if (await TryAsync(command, next, cancel) is { } result) return result;
        }

        return Refusal.Conflict("busy");
    }

    /// <summary>Null when the commit met a conflict.</summary>
    private async Task<Result<TResponse>?> TryAsync(TCommand command, RequestHandlerDelegate<Result<TResponse>> next, CancellationToken cancel)
    {
        var remembers = command is not ICommitsAnyway;
        if (remembers && await answers.FindAsync<TResponse>(cancel) is { } earlier) return earlier;

        var result = await next();
        if (!result.IsSuccess && remembers)
        {
            work.Reset();
            return result;
        }

        if (remembers) answers.Stage(result.Value!);
        return await work.TryCommitAsync(cancel) ? result : null;
    }
}

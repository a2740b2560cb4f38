using MediatR;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>Says which use case ran, how it ended and how long it took. Never what was in it: that would be about people.</summary>
public sealed class LoggingBehavior<TRequest, TResponse>(TimeProvider clock, ILogger<IMediator> log)
    : IPipelineBehavior<TRequest, Result<TResponse>>
    where TRequest : IRequest<Result<TResponse>>
{
    private static readonly string Name = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<Result<TResponse>> Handle(TRequest request, CancellationToken cancel, RequestHandlerDelegate<Result<TResponse>> next)
    {
        var begin = clock.GetTimestamp();
        try
        {
            var result = await next();
            log.LogInformation(
                "{UseCase} {Outcome} in {Milliseconds:0.0} ms",
                Name,
                result.Refusal?.Code ?? "done",
                clock.GetElapsedTime(begin).TotalMilliseconds
            );
            return result;
        }
        catch (OperationCanceledException)
        {
            log.LogInformation(
                "{UseCase} given up by its caller after {Milliseconds:0.0} ms",
                Name,
                clock.GetElapsedTime(begin).TotalMilliseconds
            );
            throw;
        }
    }
}

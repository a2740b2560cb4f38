using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using MediatR;

namespace CaseFlow.Host.Workers;

/// <summary>Sends use cases for the host itself, each in a scope of its own; the history names the worker.</summary>
public sealed class AsSystem(IServiceScopeFactory scopes)
{
    public async Task<Result<TResponse>> SendAsync<TResponse>(string worker, IRequest<Result<TResponse>> request, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem(worker);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }

    /// <summary>For what nobody may refuse the host: a refusal is a failure.</summary>
    public async Task<TResponse> DemandAsync<TResponse>(string worker, IRequest<Result<TResponse>> request, CancellationToken cancel)
    {
        var answer = await SendAsync(worker, request, cancel);
        return answer.IsSuccess
            ? answer.Value
            : throw new InvalidOperationException($"{request.GetType().FullName} was refused: {answer.Refusal.Code}");
    }
}

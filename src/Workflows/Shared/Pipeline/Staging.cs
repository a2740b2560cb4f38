using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Workflows.Shared.Pipeline;

/// <summary>
/// Does a command's work within the unit of work at hand: the same validators, the same handler, and what it stages is committed with all
/// else or not at all. For whoever does many at once what others do one by one.
/// </summary>
public sealed class Staging(IServiceProvider services)
{
    public Task<Result<TResponse>> DoAsync<TCommand, TResponse>(TCommand command, CancellationToken cancel)
        where TCommand : ICommand<TResponse>
    {
        var handler = services.GetRequiredService<IRequestHandler<TCommand, Result<TResponse>>>();
        var validation = new ValidationBehavior<TCommand, TResponse>(services.GetServices<FluentValidation.IValidator<TCommand>>());
        return validation.Handle(command, cancel, () => handler.Handle(command, cancel));
    }
}

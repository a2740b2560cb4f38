using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.TestKit;

/// <summary>Somebody at work: each call is a request of its own, as it would be over the web.</summary>
public sealed class Staff(Clinic clinic, Action<CurrentPerson> becomes)
{
    public async Task<Result<TResponse>> SendAsync<TResponse>(
        IRequest<Result<TResponse>> request,
        string? key = null,
        CancellationToken cancel = default
    )
    {
        await using var scope = Enter();
        if (key is not null)
        {
            var idempotency = scope.ServiceProvider.GetRequiredService<IdempotencyKey>();
            (idempotency.Value, idempotency.RequestHash) = (key, JsonSerializer.Serialize(request, request.GetType()));
        }

        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancel);
    }

    /// <summary>Fills the form of a task, with these values where they are given, and leaves by the outcome.</summary>
    public async Task<Result<CompleteTask.Response>> CompleteAsync(TaskId id, string outcome, object? with = null, string? key = null)
    {
        var values = await new FormFiller(this).FillAsync((await SendAsync(new GetTask.Query(id))).ShouldSucceed());
        if (JsonSerializer.SerializeToNode(with) is JsonObject given)
            foreach (var (field, value) in given)
                values[field] = value?.DeepClone();
        return await SendAsync(new CompleteTask.Command(id, outcome, JsonSerializer.SerializeToElement(values)), key);
    }

    /// <summary>A request's scope, in which this person is the one who asks.</summary>
    public AsyncServiceScope Enter()
    {
        var scope = clinic.Services.CreateAsyncScope();
        becomes(scope.ServiceProvider.GetRequiredService<CurrentPerson>());
        return scope;
    }
}

public static class ResultAssertions
{
    public static T ShouldSucceed<T>(this Result<T> result) =>
        result.IsSuccess
            ? result.Value
            : throw new ShouldAssertException(
                $"refused: {result.Refusal.Kind} {result.Refusal.Code} {string.Join(", ", result.Refusal.Fields.Select(field => $"{field.Field}: {field.Code}"))}"
            );

    public static Refusal ShouldBeRefused<T>(this Result<T> result, string code)
    {
        var refusal = result.Refusal ?? throw new ShouldAssertException("it was done");
        refusal.Code.ShouldBe(code);
        return refusal;
    }

    /// <summary>Refused as invalid, with this code at this field.</summary>
    public static FieldError ShouldBeInvalid<T>(this Result<T> result, string field, string code)
    {
        var refusal = result.Refusal ?? throw new ShouldAssertException("it was done");
        refusal.Kind.ShouldBe(RefusalKind.Invalid);
        return refusal.Fields.FirstOrDefault(error => error.Field == field && error.Code == code)
            ?? throw new ShouldAssertException(
                $"no {code} at {field}, but {string.Join(", ", refusal.Fields.Select(error => $"{error.Code} at {error.Field}"))}"
            );
    }
}

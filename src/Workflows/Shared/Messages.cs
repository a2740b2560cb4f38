using System.Text.Json.Serialization;
using MediatR;

namespace CaseFlow.Workflows.Shared;

/// <summary>A wish to change something: runs as one unit of work, at most once per idempotency key.</summary>
public interface ICommand<TResponse> : IRequest<Result<TResponse>>;

/// <summary>
/// A command whose changes are committed even if it refuses, e.g. a count of failed logins. Its answer is never remembered: asked again, it
/// looks again.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommitsAnywayAttribute : Attribute;

/// <summary>A question: changes nothing.</summary>
public interface IQuery<TResponse> : IRequest<Result<TResponse>>;

public interface ICommandHandler<TCommand, TResponse> : IRequestHandler<TCommand, Result<TResponse>>
    where TCommand : ICommand<TResponse>;

public interface IQueryHandler<TQuery, TResponse> : IRequestHandler<TQuery, Result<TResponse>>
    where TQuery : IQuery<TResponse>;

/// <summary>One page of a list; pages count from 1.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonPropertyName("page")] int PageNumber, int PageSize, int Total);

using System.Reflection;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Http.Metadata;

namespace CaseFlow.Host.Http;

/// <summary>What an endpoint answers: the use case's response as JSON, or its refusal as a problem.</summary>
public sealed class Answer<T>(Result<T> result) : IResult, IEndpointMetadataProvider
{
    public static implicit operator Answer<T>(Result<T> result) => new(result);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext) =>
        result.IsSuccess ? TypedResults.Ok(result.Value).ExecuteAsync(httpContext) : Problems.WriteAsync(httpContext, result.Refusal);
}

/// <summary>As <see cref="Answer{T}"/>, for what made something new: 201 with its address.</summary>
public sealed class CreatedAnswer<T>(Result<T> result, Func<T, string> location) : IResult, IEndpointMetadataProvider
{
    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext) =>
        result.IsSuccess
            ? TypedResults.Created(location(result.Value), result.Value).ExecuteAsync(httpContext)
            : Problems.WriteAsync(httpContext, result.Refusal);
}

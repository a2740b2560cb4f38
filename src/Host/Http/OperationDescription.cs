using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CaseFlow.Host.Http;

/// <summary>
/// Adds to each operation what holds for all: the permission it needs, the idempotency key, the problems it may answer with.
/// </summary>
public sealed class OperationDescription : IOpenApiOperationTransformer
{
    private static readonly Dictionary<int, string> Meaning = new()
    {
        [400] = "The request does not fit; errors by field",
        [401] = "Not signed in",
        [403] = "Not permitted",
        [404] = "Not there, or not in the caller's branches",
        [409] = "Not possible as things stand",
        [413] = "Too large",
        [415] = "Not a kind of content that is taken",
        [422] = "The idempotency key was used for another request",
        [429] = "Too many attempts; see Retry-After",
    };

    public async Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var changes = !HttpMethods.IsGet(context.Description.HttpMethod ?? "");
        var demand = metadata.OfType<IAuthorizeData>().LastOrDefault();
        var open = metadata.OfType<IAllowAnonymous>().Any();

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name ?? "");
        if (demand?.Policy is { } policy)
            operation.Description = $"{operation.Description}\n\nDemands: {policy}".Trim();
        if (!open)
            operation.Security =
            [
                Requirement(ApiDescription.Bearer, context.Document),
                Requirement(ApiDescription.Cookie, context.Document),
            ];
        if (changes)
            (operation.Parameters ??= []).Add(KeyParameter);

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        context.Document!.AddComponent("Problem", problem);
        operation.Responses ??= [];
        foreach (var status in Statuses(context.Description.RelativePath ?? "", changes, open))
            operation.Responses.TryAdd($"{status}", ProblemResponse(status, context.Document));
    }

    private static OpenApiParameter KeyParameter =>
        new()
        {
            Name = RequestBodies.KeyHeader,
            In = ParameterLocation.Header,
            Description = "Any text that is new for each intended change; send the same again when no answer came.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = RequestBodies.MaxKeyLength },
        };

    private static IEnumerable<int> Statuses(string path, bool changes, bool open)
    {
        if (path.StartsWith("health", StringComparison.Ordinal))
            yield break;
        yield return 400;
        if (changes || !open)
            yield return 401;
        if (changes || !open)
            yield return 403;
        if (path.Contains("{id}", StringComparison.Ordinal))
            yield return 404;
        if (changes)
            yield return 409;
        if (changes)
            yield return 413;
        if (changes)
            yield return 415;
        if (changes)
            yield return 422;
        if (path.EndsWith("login", StringComparison.Ordinal))
            yield return 429;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument? document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };

    private static OpenApiResponse ProblemResponse(int status, OpenApiDocument document) =>
        new()
        {
            Description = Meaning[status],
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
            },
        };
}

using System.Text;
using System.Text.Json;
using CaseFlow.Host.Http;
using CaseFlow.Host.Security;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Requests;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using MediatR;
using Microsoft.Extensions.Primitives;

namespace CaseFlow.Host.Api.Journeys;

/// <summary>
/// The addresses that definitions offer, all below <c>/workflows</c>. Who may use one is said in the definition, so the use case asks for
/// it.
/// </summary>
public static class RequestEndpoints
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly string[] Secret = ["Authorization", "Proxy-Authorization", "Cookie", "X-Api-Key"];

    // What decides how the browser takes the answer, or who somebody is, is ours to say.
    private static readonly string[] OursToSay =
    [
        "Set-Cookie",
        "Content-Length",
        "Content-Type",
        "Transfer-Encoding",
        "Connection",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Strict-Transport-Security",
        "Clear-Site-Data",
    ];

    public static void MapRequests(this IEndpointRouteBuilder app) =>
        app.MapMethods("/workflows/{**path}", Methods, Receive).AllowAnonymous().WithTags("Workflows");

    /// <summary>
    /// Starts or wakes the journey whose definition offers this address, and answers what it wrote; 202 with the journey's id if it wrote
    /// nothing.
    /// </summary>
    internal static async Task<IResult> Receive(
        string? path,
        HttpContext context,
        CurrentPerson person,
        IdempotencyKey key,
        IMediator mediator,
        CancellationToken cancel
    )
    {
        var request = context.Request;
        if (person.IsKnown && !SameOrigin.IsOurs(request))
            return new Answer<Done>(Refusal.Forbidden("auth.cross-site"));
        if (
            request.Headers[RequestBodies.KeyHeader].ToString() is { Length: > 0 and <= RequestBodies.MaxKeyLength } given
            && key.Value is null
        )
            (key.Value, key.RequestHash) = (given, RequestBodies.Hash(request, []));

        var content = await ContentAsync(request, cancel);
        if (!content.IsSuccess)
            return new Answer<Content>(content.Refusal);
        var answer = await mediator.Send(
            new ReceiveRequest.Command(
                request.Method,
                path ?? "",
                Texts(request.Query),
                Texts(request.Headers.Where(header => !Secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase))),
                content.Value.Json,
                content.Value.Length,
                Named(request, "correlationId"),
                Guid.TryParse(Named(request, "workflowInstanceId"), out var instance) ? instance : null
            ),
            cancel
        );
        return answer.IsSuccess ? Write(context.Response, answer.Value) : new Answer<ReceiveRequest.Response>(answer.Refusal);
    }

    private static IResult Write(HttpResponse response, ReceiveRequest.Response answer)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox"; // whatever a definition writes, it is no page of ours
        if (!answer.IsWritten)
            return TypedResults.Json(new { journeyId = answer.Journey }, statusCode: answer.Status);
        foreach (var (name, value) in answer.Headers.Where(header => !OursToSay.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            if (IsToken(name) && !value.AsSpan().ContainsAny('\r', '\n', '\0'))
                response.Headers[name] = value;
        return TypedResults.Text(answer.Body, answer.ContentType, Encoding.UTF8, answer.Status);
    }

    private static async Task<Result<Content>> ContentAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        if (body.Length == 0)
            return new Content(null, 0);
        if (request.HasJsonContentType())
            return new Content(JsonSerializer.Deserialize<JsonElement>(body.ToArray()), body.Length);
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.ToArray()));
            return new Content(
                JsonSerializer.SerializeToElement(
                    form.ToDictionary(field => field.Key, field => field.Value.Count == 1 ? (object?)field.Value[0] : field.Value.ToArray())
                ),
                body.Length
            );
        }
        if (
            request.ContentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != true
            && request.ContentType?.Contains("xml", StringComparison.OrdinalIgnoreCase) != true
        )
            return new Refusal(RefusalKind.UnsupportedType, "request.unsupported-media");
        return new Content(JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(body.ToArray())), body.Length);
    }

    private static Dictionary<string, IReadOnlyList<string>> Texts(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        values.ToDictionary(
            pair => pair.Key,
            IReadOnlyList<string> (pair) => [.. pair.Value.Select(value => value ?? "")],
            StringComparer.OrdinalIgnoreCase
        );

    private static string? Named(HttpRequest request, string name) =>
        (request.Query[name].ToString() is { Length: > 0 } asked ? asked : request.Headers[name].ToString()) is { Length: > 0 } value
            ? value
            : null;

    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    internal sealed record Content(JsonElement? Json, long Length);
}

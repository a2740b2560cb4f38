using System.Diagnostics;
using System.Globalization;
using CaseFlow.Host.Pages;
using CaseFlow.Host.Texts;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CaseFlow.Host.Http;

/// <summary>Refusals as problem details (RFC 9457) in the caller's language: the one place where that is done.</summary>
public static class Problems
{
    public static int StatusOf(RefusalKind kind) =>
        kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Unauthenticated => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.NotFound => StatusCodes.Status404NotFound,
            RefusalKind.Conflict => StatusCodes.Status409Conflict,
            RefusalKind.KeyReused => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            RefusalKind.UnsupportedType => StatusCodes.Status415UnsupportedMediaType,
            RefusalKind.TooManyRequests => StatusCodes.Status429TooManyRequests,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The texts of all errors by field, as the page and the API show them.</summary>
    public static Dictionary<string, string[]> TextsByField(this Refusal refusal) =>
        refusal
            .Fields.GroupBy(error => error.Field)
            .ToDictionary(field => field.Key, field => field.Select(error => Text.Of(error.Code, error.Arguments)).ToArray());

    public static Task WriteAsync(HttpContext context, Refusal refusal)
    {
        if (refusal is { Kind: RefusalKind.TooManyRequests, Arguments: [TimeSpan wait, ..] })
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            refusal = refusal with { Arguments = [seconds] };
        }

        return WriteAsync(context, StatusOf(refusal.Kind), refusal);
    }

    /// <summary>A bug: the caller gets a number to tell us, and nothing else.</summary>
    public static Task WriteUnexpectedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status500InternalServerError, new Refusal(default, "http.unexpected"));

    /// <summary>Nothing was done, or it is remembered under the request's key: the same request may come again.</summary>
    public static Task WriteUnavailableAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new Refusal(default, "http.unavailable"));
    }

    public static Task WriteAsync(HttpContext context, int status, Refusal refusal)
    {
        var problem = refusal.Fields.Count > 0 ? new HttpValidationProblemDetails(refusal.TextsByField()) : new ProblemDetails();
        problem.Type = $"urn:caseflow:{refusal.Code}";
        problem.Title = Text.Of(refusal.Code, refusal.Arguments);
        problem.Status = status;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        foreach (var (name, value) in refusal.More ?? new Dictionary<string, object?>())
            problem.Extensions[name] = value;
        return context.Request.WantsPage()
            ? PageResults.Sorry(problem).ExecuteAsync(context)
            : TypedResults.Problem(problem).ExecuteAsync(context);
    }
}

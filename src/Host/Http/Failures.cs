using System.Text.Json;
using System.Text.RegularExpressions;
using CaseFlow.Persistence.Faults;
using CaseFlow.Workflows.Shared;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;

namespace CaseFlow.Host.Http;

/// <summary>
/// What was thrown, as a problem: a request that does not fit is explained to its sender; an outage of the database asks to come again; a
/// bug is logged and answered with its trace id only.
/// </summary>
public sealed partial class Failures(ILogger<Failures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested:
            case ConnectionResetException: // in the middle of what they sent
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                break;
            case BadHttpRequestException bad:
                await Problems.WriteAsync(httpContext, Explain(bad, httpContext.Request));
                break;
            case var outage when StoreOutage.IsCauseOf(outage):
                log.LogError(outage, "The database cannot be read or written");
                await Problems.WriteUnavailableAsync(httpContext);
                break;
            default:
                log.LogError(
                    exception,
                    "Unexpected failure, trace {Trace}",
                    System.Diagnostics.Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier
                );
                await Problems.WriteUnexpectedAsync(httpContext);
                break;
        }

        return true;
    }

    private static Refusal Explain(BadHttpRequestException bad, HttpRequest request) =>
        bad switch
        {
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => RequestBodies.TooLarge(request),
            { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new Refusal(
                RefusalKind.UnsupportedType,
                "request.unsupported-media"
            ),
            { InnerException: JsonException { Path: { Length: > 2 } path } } => Refusal.Invalid(path[2..], "field.wrong-type"),
            _ when UnboundParameter().Match(bad.Message) is { Success: true } match => Refusal.Invalid(NameOf(match), "field.wrong-type"),
            _ when MissingParameter().Match(bad.Message) is { Success: true } match => Refusal.Invalid(NameOf(match), "field.required"),
            _ when bad.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal) => new Refusal(
                RefusalKind.Invalid,
                "request.body-missing"
            ),
            _ => new Refusal(RefusalKind.Invalid, "request.wrong-shape"),
        };

    private static string NameOf(Match parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Groups["name"].Value);

    // The framework tells the parameter's name in its message only.
    [GeneratedRegex("^Failed to bind parameter \"\\S+ (?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnboundParameter();

    [GeneratedRegex(
        "^Required parameter \"\\S+ (?<name>\\w+)\" was not provided from (form file|form|query string|route)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MissingParameter();
}

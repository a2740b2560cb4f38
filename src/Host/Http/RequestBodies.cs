using System.Security.Cryptography;
using System.Text;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Host.Http;

/// <summary>
/// Reads every body but uploads whole before anything looks at it: one that is too large or is no JSON is refused here, clearly and once,
/// and its hash goes with the Idempotency-Key, so that the same key with another body is noticed.
/// </summary>
public sealed class RequestBodies(RequestDelegate next)
{
    public const string KeyHeader = "Idempotency-Key";
    public const int MaxKeyLength = 200;
    public const int MaxBytes = 2 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context, IdempotencyKey idempotency)
    {
        var request = context.Request;
        if (CheckHead(request) is { } wrong)
        {
            await Problems.WriteAsync(context, wrong);
            return;
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            await next(context);
            return;
        }

        var (body, refusal) = IsUpload(request) ? ([], null) : await TakeAsync(request, context.RequestAborted);
        if (refusal is not null)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        if (request.Headers[KeyHeader].ToString() is { Length: > 0 } key)
            (idempotency.Value, idempotency.RequestHash) = (key, Hash(request, body));
        await next(context);
        if (IsUpload(request))
            await ExplainAsync(context);
    }

    /// <summary>The body, which is there for the endpoint to read again, or why it is not taken.</summary>
    private static async Task<(byte[] Body, Refusal? Refusal)> TakeAsync(HttpRequest request, CancellationToken cancel)
    {
        if (await ReadAsync(request.Body, cancel) is not { } body)
            return ([], TooLarge(request));
        if (
            request.HasJsonContentType()
            && (IsUtf8(request) ? JsonText.Check(body) : new Refusal(RefusalKind.UnsupportedType, "request.unsupported-media"))
                is { } refusal
        )
            return ([], refusal);
        request.Body = new MemoryStream(body, writable: false);
        return (body, null);
    }

    public static Refusal TooLarge(HttpRequest request) =>
        new(RefusalKind.TooLarge, "request.too-large", IsUpload(request) ? "20 MiB" : "2 MiB");

    /// <summary>In a body a character zero is refused too: not every database takes it.</summary>
    private static Refusal? CheckHead(HttpRequest request)
    {
        if (
            request.Query.FirstOrDefault(given => $"{given.Key}{given.Value}".Contains('\0', StringComparison.Ordinal)) is
            { Key: { } broken }
        )
            return Refusal.Invalid(broken.Trim('\0'), "request.broken-text");
        return request.Headers[KeyHeader].ToString().Length > MaxKeyLength
            ? Refusal.Invalid(KeyHeader, "request.key-too-long", MaxKeyLength)
            : null;
    }

    /// <summary>What cannot be read as a form, the framework answers with a number only.</summary>
    private static Task ExplainAsync(HttpContext context) =>
        context.Response switch
        {
            { HasStarted: true } or { ContentType: not null } => Task.CompletedTask,
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.WriteAsync(context, TooLarge(context.Request)),
            { StatusCode: StatusCodes.Status400BadRequest } => Problems.WriteAsync(
                context,
                new Refusal(RefusalKind.Invalid, "request.wrong-shape")
            ),
            _ => Task.CompletedTask,
        };

    /// <summary>Of an upload's parts only the endpoint knows which count.</summary>
    public static string Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool IsUpload(HttpRequest request) =>
        request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// As JSON is (RFC 8259): what is checked here is what the binder reads. It stumbles over a charset in quotation marks, so it is told
    /// of none.
    /// </summary>
    private static bool IsUtf8(HttpRequest request)
    {
        if (request.GetTypedHeaders().ContentType is not { } type)
            return false;
        if (!type.Charset.HasValue)
            return true;
        request.ContentType = type.MediaType.ToString();
        return HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Null if it is too large. It is read to its end all the same, up to the server's own limit, because a sender that is cut off never
    /// sees the answer.
    /// </summary>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var tooLarge = false;
        while (await body.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            tooLarge |= kept.Length + count > MaxBytes;
            if (!tooLarge)
                kept.Write(buffer, 0, count);
        }

        return tooLarge ? null : kept.ToArray();
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace CaseFlow.Host.StudioApi;

/// <summary>JSON as Studio reads it: camelCase, enums as PascalCase words, never a null where it expects a collection.</summary>
internal static class StudioJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static IResult Of(object answer) => Results.Json(answer, Options);

    /// <summary>A whole list at once.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Of(new { Items = items, items.Count });

    /// <summary>One page of a list; pages count from 0.</summary>
    public static IResult Page<T>(IReadOnlyCollection<T> items, long total, IReadOnlyCollection<object> links) =>
        Of(
            new
            {
                Items = items,
                TotalCount = total,
                Links = links,
            }
        );

    /// <summary>Sent in full only if the browser does not have it: Studio asks again after every save.</summary>
    public static IResult Tagged(HttpContext context, object answer)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(answer, Options);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(text))[..16]}\"");
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentEncoding = "br";
            text = Packed(text);
        }
        return Results.Bytes(text, "application/json; charset=utf-8", entityTag: tag);
    }

    private static byte[] Packed(byte[] text)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(text.Length)];
        return BrotliEncoder.TryCompress(text, packed, out var length, quality: 5, window: 22)
            ? packed[..length]
            : throw new InvalidOperationException("The buffer holds whatever Brotli makes of the text.");
    }

    public static JsonObject Object(params (string Name, JsonNode? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));
}

using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Host.Http;

/// <summary>
/// Whether a body is JSON all through. Parsers are lazy about texts; here each is decoded once, so that a broken one is not met later, deep
/// in a form.
/// </summary>
public static class JsonText
{
    public static Refusal? Check(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
            return null; // an absent body is the binder's business
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (
                    reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                    && reader.GetString()!.Contains('\0', StringComparison.Ordinal)
                )
                    return new Refusal(RefusalKind.Invalid, "request.broken-text");
            }

            return null;
        }
        catch (JsonException broken)
        {
            return new Refusal(
                RefusalKind.Invalid,
                "request.broken-json",
                (broken.LineNumber ?? 0) + 1,
                (broken.BytePositionInLine ?? 0) + 1
            );
        }
        catch (InvalidOperationException)
        {
            return new Refusal(RefusalKind.Invalid, "request.broken-text"); // half a surrogate pair, or no UTF-8
        }
    }
}

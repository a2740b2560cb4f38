using System.Text.Json;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>
/// photo, file and signature: ids of files that were uploaded before; a signature may also be drawn, as the data URL of a PNG.
/// </summary>
internal static class FileFields
{
    public const int MostSignatureBytes = 200 * 1024;
    public const string DrawnPrefix = "data:image/png;base64,";

    public static bool Holds(string type) => type is FieldTypes.Photo or FieldTypes.File or FieldTypes.Signature;

    public static object? Photo(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (Find(json, facts) is not { } file)
            return answer.Fail("field.unknown-file");
        return file.ContentType.StartsWith("image/", StringComparison.Ordinal) ? file.Id.ToString() : answer.Fail("field.not-a-picture");
    }

    public static object? File(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        Find(json, facts)?.Id.ToString() ?? answer.Fail("field.unknown-file");

    public static object? Signature(FieldAnswer answer, JsonElement json, FormFacts facts)
    {
        if (!JsonText.TryRead(json, out var text))
            return answer.Fail("field.bad-signature");
        if (!text.StartsWith(DrawnPrefix, StringComparison.Ordinal))
            return Photo(answer, json, facts);
        if (text.Length > DrawnPrefix.Length + (MostSignatureBytes / 3 * 4) + 4)
            return answer.Fail("field.signature-too-large", MostSignatureBytes / 1024);
        return Drawing(text) is { } picture && ContentTypes.Of(picture) == ContentTypes.Png ? text : answer.Fail("field.bad-signature");
    }

    /// <summary>The PNG within a data URL; null if it is none.</summary>
    public static byte[]? Drawing(string text)
    {
        if (!text.StartsWith(DrawnPrefix, StringComparison.Ordinal))
            return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[DrawnPrefix.Length..], bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>The id that a value of a photo, file or signature names; null if it names none.</summary>
    public static FileId? IdIn(JsonElement json) =>
        JsonText.TryRead(json, out var text) && Guid.TryParse(text, out var id) ? new FileId(id) : null;

    private static StoredFile? Find(JsonElement json, FormFacts facts) => IdIn(json) is { } id ? facts.Files.GetValueOrDefault(id) : null;
}

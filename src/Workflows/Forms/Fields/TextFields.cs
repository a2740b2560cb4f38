using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Forms.Fields;

/// <summary>text, multiline, phone, email. Emoji and scripts of any direction are fine; characters that print nothing are not.</summary>
internal static partial class TextFields
{
    public const int UsualLineLength = 200;
    public const int UsualMultilineLength = 4000;

    public static object? Line(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        Read(answer, json, answer.Field.MaxLength ?? UsualLineLength, character => char.IsControl(character) && character != '\t');

    public static object? Multiline(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        Read(
            answer,
            json,
            answer.Field.MaxLength ?? UsualMultilineLength,
            character => char.IsControl(character) && character is not ('\t' or '\n')
        );

    public static object? Phone(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text) && PhoneNumber.Normalise(text) is { } number ? number : answer.Fail("field.bad-phone");

    public static object? Email(FieldAnswer answer, JsonElement json, FormFacts facts) =>
        JsonText.TryRead(json, out var text) && text.Trim() is { Length: <= 254 } address && Address().IsMatch(address)
            ? address
            : answer.Fail("field.bad-email");

    /// <summary>
    /// The pattern of a field; throws <see cref="ArgumentException"/> or <see cref="NotSupportedException"/> for one that is not allowed.
    /// </summary>
    public static Regex Pattern(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static object? Read(FieldAnswer answer, JsonElement json, int maxLength, Func<char, bool> isForbidden)
    {
        if (!JsonText.TryRead(json, out var given))
            return answer.Fail("field.not-a-text");
        var text = given.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        if (text.Any(isForbidden))
            return answer.Fail("field.control-character");
        if (text.Length > maxLength)
            return answer.Fail("field.too-long", maxLength);
        if (answer.Field.Pattern is { } pattern && !Pattern(pattern).IsMatch(text))
            return answer.Fail("field.bad-format");
        return text;
    }

    [GeneratedRegex(@"\A[^@\s\p{Cc}]+@[^@\s\p{Cc}.]+(?:\.[^@\s\p{Cc}.]+)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}

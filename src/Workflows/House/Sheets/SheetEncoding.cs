using System.Text;

namespace CaseFlow.Workflows.House.Sheets;

/// <summary>
/// Tells UTF-8 and GBK apart (R-SET-12). A byte order mark says it; without one, what is no UTF-8 is GBK, as older spreadsheets write it.
/// The few texts that could be either are not guessed.
/// </summary>
public static class SheetEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>GB18030 reads all of GBK.</summary>
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <param name="whyNot">Null if it could be read.</param>
    public static string Decode(ReadOnlySpan<byte> content, out string? whyNot)
    {
        whyNot = null;
        if (OfMark(content) is var (encoding, length))
            return TryRead(encoding, content[length..]) ?? Refuse("sheet.unreadable-text", out whyNot);
        var (utf8, gbk) = (TryRead(Utf8, content), TryRead(Gbk, content));
        if (utf8 is null)
            return gbk ?? Refuse("sheet.unreadable-text", out whyNot);
        return gbk is not null && CouldBeEither(utf8) ? Refuse("sheet.either-encoding", out whyNot) : utf8;
    }

    /// <summary>Letters that UTF-8 writes in two bytes, as GBK does every Chinese one, and none of Chinese.</summary>
    private static bool CouldBeEither(string utf8) => utf8.Any(letter => letter > '\u007F') && utf8.All(letter => letter <= '\u07FF');

    private static string Refuse(string why, out string whyNot)
    {
        whyNot = why;
        return "";
    }

    private static (Encoding Encoding, int Length)? OfMark(ReadOnlySpan<byte> content) =>
        content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => null,
        };

    private static string? TryRead(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            var text = encoding.GetString(content);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

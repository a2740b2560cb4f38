using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CaseFlow.Workflows.Shared;

/// <summary>
/// The arithmetic of chains: lower-case hex SHA-256 over fields in order, each written as "length in UTF-8 bytes, colon, bytes, line feed",
/// and a missing one as "-" and a line feed. Lengths make it unambiguous: no text within a field can look like the end of it.
/// </summary>
public static class ChainHash
{
    /// <summary>Times are kept to the millisecond, so that every database gives back what was hashed.</summary>
    public static DateTimeOffset Instant(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());

    /// <summary>UTC as 2026-01-31T08:05:09.123Z.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Of(IEnumerable<string?> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            if (field is null)
                text.Append("-\n");
            else
                text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

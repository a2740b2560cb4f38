using System.Net.Mail;

namespace CaseFlow.Workflows.Clients.Changes;

/// <summary>An e-mail address as it is stored: one address, without a name, its host in lower case.</summary>
public static class EmailAddress
{
    private const int Longest = 200;

    /// <summary>Full-width signs, as Chinese keyboards give them, mean the same. Null for what is no address.</summary>
    public static string? Normalise(string text)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Trim();
        if (
            plain.Length > Longest
            || plain.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '<' or '>' or ',' or '"')
        )
            return null;
        if (!MailAddress.TryCreate(plain, out var address) || address.Address != plain)
            return null;
        var host = address.Host.ToLowerInvariant();
        return host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns
            ? $"{address.User}@{host}"
            : null;
    }

    /// <summary>As it is shown to who does not write to clients.</summary>
    public static string Mask(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? "****" : $"{address[..1]}***{address[at..]}";
    }
}

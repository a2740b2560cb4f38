using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Forms.Fields;

namespace CaseFlow.Workflows.Clients;

/// <summary>
/// How the desk looks for somebody (R-ID-1): a whole number stands first, then a part of one or a chart number, then names.
/// </summary>
public static partial class ClientSearch
{
    /// <summary>A part of a number must have this many figures, or half of the clients would be found.</summary>
    public const int FewestFigures = 4;

    public static IQueryable<Client> Find(IQueryable<Client> clients, string? q)
    {
        var text = q?.Trim() ?? "";
        if (text.Length == 0)
            return clients.OrderByDescending(client => client.CreatedAt).ThenBy(client => client.Id);

        var (name, birthday) = SplitBirthday(text);
        if (birthday is not null)
        {
            return clients
                .Where(client => client.Birthday == birthday && client.Name.Contains(name))
                .OrderBy(client => client.Name)
                .ThenBy(client => client.Id);
        }

        var number = PhoneNumber.Normalise(text) ?? text;
        var figures = text.Count(char.IsAsciiDigit) >= FewestFigures && Figures().IsMatch(text) ? text : null;
        return clients
            .Where(client =>
                client.Mobile == number
                || client.Name.Contains(text)
                || (figures != null && (client.Mobile.Contains(figures) || client.ChartNumber!.StartsWith(figures)))
            )
            .OrderBy(client =>
                client.Mobile == number ? 0
                : figures != null && client.Mobile.EndsWith(figures) ? 1
                : 2
            )
            .ThenBy(client => client.Name)
            .ThenBy(client => client.Id);
    }

    private static (string Name, DateOnly? Birthday) SplitBirthday(string text) =>
        Date().Match(text) is { Success: true } found
        && DateOnly.TryParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (text.Remove(found.Index, found.Length).Trim(), day)
            : (text, null);

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();

    [GeneratedRegex(@"\A\+?[0-9]+\z")]
    private static partial Regex Figures();
}

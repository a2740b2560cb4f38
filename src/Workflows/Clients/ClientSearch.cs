using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.Shared;

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

        var number = NumberOf(text);
        var figures = FiguresOf(text);
        return clients
            .Where(Matches(text))
            .OrderBy(client =>
                client.Mobile == number ? 0
                : figures != null && client.Mobile.EndsWith(figures) ? 1
                : 2
            )
            .ThenBy(client => client.Name)
            .ThenBy(client => client.Id);
    }

    /// <summary>Of whatever leads to a client, too: the same words find the same people in every list.</summary>
    public static Expression<Func<Client, bool>> Matches(string q)
    {
        var text = q.Trim();
        var (name, birthday) = SplitBirthday(text);
        if (birthday is not null)
            return Like.AllOf([client => client.Birthday == birthday, Like.Holds<Client>(client => client.Name, name)]);
        var number = NumberOf(text);
        var figures = FiguresOf(text);
        return Like.AnyOf([
            client => client.Mobile == number,
            Like.Holds<Client>(client => client.Name, text),
            client => figures != null && (client.Mobile.Contains(figures) || client.ChartNumber!.StartsWith(figures)),
        ]);
    }

    private static string NumberOf(string text) => PhoneNumber.Normalise(text) ?? text;

    private static string? FiguresOf(string text) =>
        text.Count(char.IsAsciiDigit) >= FewestFigures && Figures().IsMatch(text) ? text : null;

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

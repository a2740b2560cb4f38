using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Names;

/// <summary>
/// How the desk looks for somebody (R-ID-1): a whole number stands first, then a part of one or a chart number, then names, as they are
/// written or as they sound. Who sees numbers masked (R-PRI-3) finds by a whole one only: by parts it could be guessed figure by figure.
/// </summary>
public static partial class ClientSearch
{
    /// <summary>A part of a number must have this many figures, or half of the clients would be found.</summary>
    public const int FewestFigures = 4;

    /// <param name="led">Whom merged files that fit lead to.</param>
    public static IQueryable<Client> Find(IQueryable<Client> clients, string? q, CurrentPerson person, IReadOnlyList<ClientId> led)
    {
        clients = clients.Where(client => client.MergedIntoId == null);
        var text = q?.Trim() ?? "";
        if (text.Length == 0)
            return clients.OrderByDescending(client => client.CreatedAt).ThenBy(client => client.Id);

        var number = PhoneNumber.Normalise(text);
        var sought = SoughtText.Of(text);
        var figures = person.IsSystem || person.Branches.All(person.MayCallIn) ? FiguresOf(text) : null;
        return clients
            .Where(led.Count == 0 ? Matches(text, person) : Like.AnyOf([Matches(text, person), client => led.Contains(client.Id)]))
            .OrderBy(client =>
                client.Mobile == number ? 0
                : figures != null && client.Mobile.EndsWith(figures) ? 1
                : client.NameSought == sought ? 2
                : 3
            )
            .ThenBy(client => client.Name)
            .ThenBy(client => client.Id);
    }

    /// <summary>Of whatever leads to a client, too: the same words find the same people in every list.</summary>
    public static Expression<Func<Client, bool>> Matches(string q, CurrentPerson person)
    {
        var (name, birthday) = SplitBirthday(q.Trim());
        var named = Named(SoughtText.Of(name));
        if (birthday is not null)
            return name.Length == 0
                ? client => client.Birthday == birthday
                : Like.AllOf<Client>([client => client.Birthday == birthday, Like.AnyOf(named)]);
        return Like.AnyOf([.. named, .. Numbered(q.Trim(), person)]);
    }

    /// <summary>Nothing that could be meant: nobody.</summary>
    private static IReadOnlyList<Expression<Func<Client, bool>>> Named(string sought)
    {
        if (sought.Length == 0)
            return [_ => false];
        var (part, beginning) = ($"%{Like.Literal(sought)}%", $"%{SoughtSounds.Bar}{sought}%");
        Expression<Func<Client, bool>> written = client => EF.Functions.Like(client.NameSought, part, Like.Escape);
        Expression<Func<Client, bool>> sounds = client => EF.Functions.Like(client.NameSounds, beginning);
        return SoughtText.IsSound(sought) ? [written, sounds] : [written];
    }

    private static IEnumerable<Expression<Func<Client, bool>>> Numbered(string text, CurrentPerson person)
    {
        if (PhoneNumber.Normalise(text) is { } number)
            yield return client => client.Mobile == number;
        if (FiguresOf(text) is not { } figures)
            yield break;
        yield return client => client.ChartNumber!.StartsWith(figures);
        if (person.IsSystem)
            yield return client => client.Mobile.Contains(figures);
        foreach (var branch in person.Branches.Where(person.MayCallIn))
            yield return client => client.BranchId == branch && client.Mobile.Contains(figures);
    }

    private static string? FiguresOf(string text) => PhoneNumber.Part(text) is { Length: >= FewestFigures } figures ? figures : null;

    private static (string Name, DateOnly? Birthday) SplitBirthday(string text) =>
        Date().Match(text) is { Success: true } found
        && DateOnly.TryParseExact(found.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (text.Remove(found.Index, found.Length).Trim(), day)
            : (text, null);

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();
}

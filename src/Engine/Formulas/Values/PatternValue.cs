using System.Text.RegularExpressions;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Syntax;

namespace CaseFlow.Engine.Formulas.Values;

/// <summary>
/// A regular expression. It runs in time proportional to its text where .NET can (no look-around, no back-reference), and under a time
/// limit always.
/// Unlike in JavaScript it remembers no place between two calls of test or exec.
/// </summary>
internal sealed class PatternValue
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);
    private readonly Regex _regex;

    private PatternValue(string source, string flags, Regex regex) => (Source, Flags, _regex) = (source, flags, regex);

    public string Source { get; }
    public string Flags { get; }
    public bool IsGlobal => Flags.Contains('g', StringComparison.Ordinal);

    public static PatternValue Parse(string source, string flags, Place place)
    {
        foreach (var flag in flags)
        {
            if (!"gimsu".Contains(flag, StringComparison.Ordinal))
                throw place.Refuse("formula.pattern-flag", $"The letter '{flag}' after a pattern is not supported.");
        }

        var translated = new PatternTranslation(source, flags, place).Translate();
        var options =
            RegexOptions.CultureInvariant | (flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase : RegexOptions.None);
        try
        {
            return new PatternValue(source, flags, Build(translated, options));
        }
        catch (ArgumentException)
        {
            throw place.Refuse("formula.bad-pattern", $"This pattern is not a regular expression.");
        }
    }

    public Match Match(Run run, string text, int start = 0) => Guard(run, text, () => _regex.Match(text, start));

    /// <summary>All matches, the next beginning where the last ended.</summary>
    public List<Match> Matches(Run run, string text) =>
        Guard(
            run,
            text,
            () =>
            {
                var all = new List<Match>();
                for (var match = _regex.Match(text); match.Success; match = match.NextMatch())
                {
                    run.Step(run.Place);
                    all.Add(match);
                }

                return all;
            }
        );

    /// <summary>What exec and match give: the match, its groups, and where it stands.</summary>
    public MatchList Describe(Match match)
    {
        var names = _regex.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0])).ToArray();
        var groups = names.Length == 0 ? (object)Undefined.Value : names.ToDictionary(name => name, name => ValueOf(match.Groups[name]));
        var list = new MatchList(match.Index, groups);
        for (var i = 0; i < match.Groups.Count; i++)
            list.Add(ValueOf(match.Groups[i]));
        return list;
    }

    public override string ToString() => $"/{Source}/{Flags}";

    public static object? ValueOf(Group group) => group.Success ? group.Value : Undefined.Value;

    private static Regex Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, TimeLimit);
        }
    }

    /// <remarks>
    /// The limit is time on the wall: on a busy machine a thread may just have had to wait, so what took too long is tried once more.
    /// </remarks>
    private static T Guard<T>(Run run, string text, Func<T> match)
    {
        run.ChargeText(text.Length);
        try
        {
            try
            {
                return match();
            }
            catch (RegexMatchTimeoutException)
            {
                return match();
            }
        }
        catch (RegexMatchTimeoutException)
        {
            throw run.Fail("This pattern takes too long on this text.");
        }
    }
}

/// <summary>The parts of a match; besides the items it has <c>index</c> and <c>groups</c>.</summary>
internal sealed class MatchList(int index, object? groups) : List<object?>
{
    public int Index { get; } = index;
    public object? Groups { get; } = groups;
}

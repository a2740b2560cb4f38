using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Methods of texts that take a pattern, and those of patterns.</summary>
internal static class TextPatternMethods
{
    public static readonly Dictionary<string, Method> All = new()
    {
        ["match"] = (run, self, args) => Match(run, (string)self, PatternAt(run, args)),
        ["matchAll"] = (run, self, args) => MatchAll(run, (string)self, PatternAt(run, args)),
        ["search"] = (run, self, args) =>
            PatternAt(run, args).Match(run, (string)self) is { Success: true } match ? (double)match.Index : -1d,
        ["replace"] = (run, self, args) => Replace(run, (string)self, args, all: false),
        ["replaceAll"] = (run, self, args) => Replace(run, (string)self, args, all: true),
        ["split"] = (run, self, args) => Split(run, (string)self, args),
    };

    public static readonly Dictionary<string, Method> OfPattern = new()
    {
        ["test"] = (run, self, args) => Coerce.Box(((PatternValue)self).Match(run, Coerce.ToText(run, args.At(0))).Success),
        ["exec"] = (run, self, args) => First(run, (PatternValue)self, Coerce.ToText(run, args.At(0))),
    };

    private static PatternValue PatternAt(Run run, ReadOnlySpan<object?> args) =>
        args.At(0) as PatternValue ?? throw run.Fail("A pattern is expected here: /.../");

    private static MatchList? First(Run run, PatternValue pattern, string text)
    {
        var match = pattern.Match(run, text);
        return match.Success ? pattern.Describe(match) : null;
    }

    private static object? Match(Run run, string text, PatternValue pattern)
    {
        if (!pattern.IsGlobal)
            return First(run, pattern, text);
        var matches = pattern.Matches(run, text);
        return matches.Count == 0 ? null : matches.ConvertAll(object? (match) => match.Value);
    }

    private static List<object?> MatchAll(Run run, string text, PatternValue pattern) =>
        pattern.IsGlobal
            ? pattern.Matches(run, text).ConvertAll(object? (match) => pattern.Describe(match))
            : throw run.Fail("matchAll needs a pattern with the letter g.");

    private static string Replace(Run run, string text, ReadOnlySpan<object?> args, bool all)
    {
        var by = args.At(1);
        if (by is not Function)
            by = Coerce.ToText(run, by);
        var found = args.At(0) is PatternValue pattern
            ? Found(run, text, pattern, all)
            : Found(run, text, Coerce.ToText(run, args.At(0)), all);

        var (result, end) = (new StringBuilder(), 0);
        foreach (var part in found)
        {
            result.Append(text, end, part.Index - end);
            result.Append(by is Function function ? Coerce.ToText(run, Call(run, function, text, part)) : Expand((string)by!, text, part));
            end = part.Index + part.Length;
            if (result.Length > Run.MaxText)
                throw run.TooLongText();
        }

        return run.CheckText(result.Append(text, end, text.Length - end).ToString());
    }

    private static List<Part> Found(Run run, string text, PatternValue pattern, bool all)
    {
        if (all && !pattern.IsGlobal)
            throw run.Fail("replaceAll needs a pattern with the letter g.");
        if (pattern.IsGlobal)
            return pattern.Matches(run, text).ConvertAll(match => new Part(match.Index, match.Length, match));
        var first = pattern.Match(run, text);
        return first.Success ? [new Part(first.Index, first.Length, first)] : [];
    }

    private static List<Part> Found(Run run, string text, string part, bool all)
    {
        TextMethods.Charge(run, text, part);
        var found = new List<Part>();
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at, StringComparison.Ordinal))
        {
            run.Step(run.Place);
            found.Add(new Part(at, part.Length, null));
            at += Math.Max(part.Length, 1);
            if (!all || at > text.Length)
                break;
        }

        return found;
    }

    private static object? Call(Run run, Function function, string text, Part part)
    {
        if (part.Match is null)
            return function.Invoke(run, text.Substring(part.Index, part.Length), (double)part.Index, text);
        var groups = part.Match.Groups.Values.Select(PatternValue.ValueOf);
        return function.Invoke(run, [.. groups, (double)part.Index, text]);
    }

    /// <summary>The signs that stand for parts of the match: <c>$&amp;</c>, <c>$1</c>, <c>$&lt;name&gt;</c>, <c>$$</c>.</summary>
    private static string Expand(string by, string text, Part part)
    {
        if (!by.Contains('$', StringComparison.Ordinal))
            return by;
        var result = new StringBuilder();
        for (var i = 0; i < by.Length; i++)
        {
            if (by[i] != '$' || i + 1 == by.Length)
                result.Append(by[i]);
            else if (by[i + 1] == '$')
                result.Append(by[++i]);
            else if (by[i + 1] == '&')
                (_, i) = (result.Append(text, part.Index, part.Length), i + 1);
            else if (part.Match is not null && GroupAt(by, i + 1, part.Match, out var length) is { } group)
                (_, i) = (result.Append(group.Value), i + length);
            else
                result.Append('$');
        }

        return result.ToString();
    }

    private static Group? GroupAt(string by, int at, Match match, out int length)
    {
        length = 0;
        if (by[at] == '<')
        {
            var end = by.IndexOf('>', at);
            if (end < 0 || !match.Groups.ContainsKey(by[(at + 1)..end]))
                return null;
            length = end - at + 1;
            return match.Groups[by[(at + 1)..end]];
        }

        for (length = Math.Min(2, by.Length - at); length > 0; length--)
        {
            var isNumber = int.TryParse(by.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (isNumber && number >= 1 && number < match.Groups.Count)
                return match.Groups[number];
        }

        return null;
    }

    private static List<object?> Split(Run run, string text, ReadOnlySpan<object?> args)
    {
        var limit = (int)Math.Clamp(args.WholeAt(run, 1, Run.MaxItems + 1), 0, Run.MaxItems + 1);
        var parts = args.At(0) switch
        {
            Undefined => [text],
            PatternValue pattern => SplitByPattern(run, text, pattern),
            var separator => SplitByText(run, text, Coerce.ToText(run, separator)),
        };

        run.CheckItems(parts.Count);
        run.ChargeItems(parts.Count);
        return parts.Count > limit ? parts.GetRange(0, limit) : parts;
    }

    private static List<object?> SplitByText(Run run, string text, string separator)
    {
        TextMethods.Charge(run, text, separator);
        if (separator.Length > 0)
            return [.. text.Split(separator)];
        run.CheckItems(text.Length);
        return [.. text.Select(object? (c) => c.ToString())];
    }

    private static List<object?> SplitByPattern(Run run, string text, PatternValue pattern)
    {
        if (text.Length == 0)
            return pattern.Match(run, text).Success ? [] : [text];
        var (parts, end) = (new List<object?>(), 0);
        foreach (var match in pattern.Matches(run, text))
        {
            if (match.Length == 0 && (match.Index == end || match.Index == text.Length))
                continue;
            parts.Add(text[end..match.Index]);
            parts.AddRange(match.Groups.Values.Skip(1).Select(PatternValue.ValueOf));
            end = match.Index + match.Length;
        }

        parts.Add(text[end..]);
        return parts;
    }

    private readonly record struct Part(int Index, int Length, Match? Match);
}

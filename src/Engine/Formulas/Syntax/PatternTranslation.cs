using System.Globalization;
using System.Text;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>
/// A regular expression of JavaScript's as one of .NET's. The two agree on most; here is what they do not agree on: what counts as digit,
/// word and line end,
/// and which escapes and groups exist. Repeats are bounded, because .NET builds them out.
/// </summary>
internal sealed class PatternTranslation(string source, string flags, Place place)
{
    private const int MaxLength = 1000;
    private const int MaxRepeat = 1000;
    private const long MaxStates = 20_000;

    private readonly StringBuilder _result = new();
    private readonly bool _dotTakesAll = flags.Contains('s', StringComparison.Ordinal);
    private readonly bool _isMultiline = flags.Contains('m', StringComparison.Ordinal);
    private long _states = 1;
    private int _depth;
    private int _at;

    public string Translate()
    {
        if (source.Length > MaxLength)
            throw Refuse("formula.long-pattern", $"A pattern of more than {MaxLength} characters is too long.");
        while (_at < source.Length)
            TranslateOne();
        return _result.ToString();
    }

    private void TranslateOne()
    {
        var c = source[_at++];
        switch (c)
        {
            case '\\':
                Escape(inClass: false);
                break;
            case '[':
                Class();
                break;
            case '(':
                Group();
                break;
            case ')':
                _depth--;
                _result.Append(c);
                break;
            case '{':
                Repeat();
                break;
            case '.':
                _result.Append(_dotTakesAll ? "[\\s\\S]" : "[^\\n\\r\\u2028\\u2029]");
                break;
            case '^':
                _result.Append(_isMultiline ? "(?m:^)" : "\\A");
                break;
            case '$':
                _result.Append(_isMultiline ? "(?m:$)" : "\\z");
                break;
            case ' ' or '#':
                _result.Append('\\').Append(c);
                break;
            default:
                _result.Append(c);
                break;
        }
    }

    private void Escape(bool inClass)
    {
        if (_at >= source.Length)
            throw Refuse("formula.bad-pattern", $"This pattern is not a regular expression.");
        var c = source[_at++];
        if (Escaped(c, inClass) is { } text)
            _result.Append(text);
        else if (c is 'x' or 'u')
            Code(digits: c == 'x' ? 2 : 4);
        else if (c is 'p' or 'P')
            Category(c);
        else if (c is 'D' or 'W')
            throw Refuse("formula.pattern-class", $"\\{c} inside of [ ] is not supported.");
        else if (char.IsAsciiLetterOrDigit(c))
            throw Refuse("formula.pattern-escape", $"\\{c} is not supported in a pattern.");
        else
            _result.Append('\\').Append('u').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
    }

    /// <summary>What .NET writes for an escape of one letter or digit; null for all others.</summary>
    private string? Escaped(char c, bool inClass) =>
        c switch
        {
            'd' => inClass ? "0-9" : "[0-9]",
            'w' => inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]",
            'D' when !inClass => "[^0-9]",
            'W' when !inClass => "[^a-zA-Z0-9_]",
            'b' when inClass => "\\x08",
            's' or 'S' or 'n' or 'r' or 't' or 'f' or 'v' or 'b' or 'B' => $"\\{c}",
            '0' when _at >= source.Length || !char.IsAsciiDigit(source[_at]) => "\\x00",
            >= '1' and <= '9' when !inClass => $"\\{c}",
            'k' when !inClass && _at < source.Length && source[_at] == '<' => "\\k",
            _ => null,
        };

    private void Code(int digits)
    {
        if (
            _at + digits > source.Length
            || !int.TryParse(source.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
            throw Refuse("formula.short-escape", $"This escape in a pattern is not complete.");
        _at += digits;
        _result.Append("\\u").Append(code.ToString("X4", CultureInfo.InvariantCulture));
    }

    /// <summary>A general category, such as <c>\p{L}</c>; scripts have other names in .NET.</summary>
    private void Category(char letter)
    {
        var end = source.IndexOf('}', _at);
        var name = _at < source.Length && source[_at] == '{' && end > _at ? source[(_at + 1)..end] : "";
        if (name.Length is 0 or > 2 || !name.All(char.IsAsciiLetter))
            throw Refuse("formula.pattern-category", $"Of \\p only categories of one or two letters are supported, such as \\p{{L}}.");
        _result.Append('\\').Append(letter).Append('{').Append(name).Append('}');
        _at = end + 1;
    }

    private void Class()
    {
        _result.Append('[');
        if (_at < source.Length && source[_at] == '^')
        {
            _at++;
            _result.Append('^');
        }

        if (_at < source.Length && source[_at] == ']')
            throw Refuse("formula.pattern-empty-class", $"An empty [ ] in a pattern is not supported.");
        while (_at < source.Length && source[_at] != ']')
        {
            var c = source[_at++];
            if (c == '\\')
                Escape(inClass: true);
            else if (c == '[')
                _result.Append("\\["); // .NET would take classes away from each other
            else
                _result.Append(c);
        }

        _result.Append(']');
        _at++;
    }

    private void Group()
    {
        if (++_depth > 50)
            throw Refuse("formula.pattern-too-deep", $"This pattern is nested too deep.");
        _result.Append('(');
        if (_at >= source.Length || source[_at] != '?')
            return;

        var rest = source.AsSpan(_at);
        var isKnown =
            rest.StartsWith("?:") || rest.StartsWith("?=") || rest.StartsWith("?!") || rest.StartsWith("?<=") || rest.StartsWith("?<!");
        var isNamed = rest.Length > 2 && rest[1] == '<' && char.IsLetter(rest[2]);
        if (!isKnown && !isNamed)
            throw Refuse("formula.pattern-group", $"This kind of group is not supported in a pattern.");
    }

    private void Repeat()
    {
        var end = source.IndexOf('}', _at);
        var bounds = end > _at ? source[_at..end].Split(',') : [];
        if (bounds.Length is not (1 or 2) || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            throw Refuse("formula.pattern-brace", $"A '{{' that counts nothing must be written \\{{ in a pattern.");
        if (
            bounds.Length == 2
            && bounds[1].Length > 0
            && !int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out most)
        )
            throw Refuse("formula.pattern-brace", $"A '{{' that counts nothing must be written \\{{ in a pattern.");
        if (most > MaxRepeat || (_states *= Math.Max(most, 1)) > MaxStates)
            throw Refuse("formula.pattern-repeats", $"This pattern repeats too often.");
        _result.Append('{').Append(source, _at, end - _at).Append('}');
        _at = end + 1;
    }

    private ExpressionException Refuse(string code, FormattableString message) => place.Refuse(code, message);
}

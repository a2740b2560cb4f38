using System.Globalization;
using System.Text;

namespace CaseFlow.Engine.Expressions.Syntax;

/// <summary>
/// A regular expression of JavaScript's as one of .NET's. The two agree on most; here is what they do not agree on: what counts as digit, word and line end,
/// and which escapes and groups exist. Repeats are bounded, because .NET builds them out.
/// </summary>
internal sealed class PatternTranslation(string source, string flags, Place place)
{
    private const int MaxLength = 1000;
    private const int MaxRepeat = 1000;
    private const long MaxStates = 20_000;

    private readonly StringBuilder result = new();
    private readonly bool dotTakesAll = flags.Contains('s', StringComparison.Ordinal);
    private readonly bool isMultiline = flags.Contains('m', StringComparison.Ordinal);
    private long states = 1;
    private int depth;
    private int at;

    public string Translate()
    {
        if (source.Length > MaxLength) throw Refuse($"A pattern of more than {MaxLength} characters is too long.");
        while (at < source.Length) TranslateOne();
        return result.ToString();
    }

    private void TranslateOne()
    {
        var c = source[at++];
        switch (c)
        {
            case '\\': Escape(inClass: false); break;
            case '[': Class(); break;
            case '(': Group(); break;
            case ')': depth--; result.Append(c); break;
            case '{': Repeat(); break;
            case '.': result.Append(dotTakesAll ? "[\\s\\S]" : "[^\\n\\r\\u2028\\u2029]"); break;
            case '^': result.Append(isMultiline ? "(?m:^)" : "\\A"); break;
            case '$': result.Append(isMultiline ? "(?m:$)" : "\\z"); break;
            case ' ' or '#': result.Append('\\').Append(c); break;
            default: result.Append(c); break;
        }
    }

    private void Escape(bool inClass)
    {
        if (at >= source.Length) throw Refuse("This pattern is not a regular expression.");
        var c = source[at++];
        switch (c)
        {
            case 'd': result.Append(inClass ? "0-9" : "[0-9]"); break;
            case 'w': result.Append(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]"); break;
            case 'D' when !inClass: result.Append("[^0-9]"); break;
            case 'W' when !inClass: result.Append("[^a-zA-Z0-9_]"); break;
            case 'b' when inClass: result.Append("\\x08"); break;
            case 's' or 'S' or 'n' or 'r' or 't' or 'f' or 'v' or 'b' or 'B': result.Append('\\').Append(c); break;
            case '0' when at >= source.Length || !char.IsAsciiDigit(source[at]): result.Append("\\x00"); break;
            case >= '1' and <= '9' when !inClass: result.Append('\\').Append(c); break;
            case 'k' when !inClass && at < source.Length && source[at] == '<': result.Append("\\k"); break;
            case 'x': Code(2); break;
            case 'u': Code(4); break;
            case 'p' or 'P': Category(c); break;
            case 'D' or 'W': throw Refuse($"\\{c} inside of [ ] is not supported.");
            default:
                if (char.IsAsciiLetterOrDigit(c)) throw Refuse($"\\{c} is not supported in a pattern.");
                result.Append('\\').Append('u').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }

    private void Code(int digits)
    {
        if (at + digits > source.Length || !int.TryParse(source.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw Refuse("This escape in a pattern is not complete.");
        at += digits;
        result.Append("\\u").Append(code.ToString("X4", CultureInfo.InvariantCulture));
    }

    /// <summary>A general category, such as <c>\p{L}</c>; scripts have other names in .NET.</summary>
    private void Category(char letter)
    {
        var end = source.IndexOf('}', at);
        var name = at < source.Length && source[at] == '{' && end > at ? source[(at + 1)..end] : "";
        if (name.Length is 0 or > 2 || !name.All(char.IsAsciiLetter)) throw Refuse("Of \\p only categories of one or two letters are supported, such as \\p{L}.");
        result.Append('\\').Append(letter).Append('{').Append(name).Append('}');
        at = end + 1;
    }

    private void Class()
    {
        result.Append('[');
        if (at < source.Length && source[at] == '^')
        {
            at++;
            result.Append('^');
        }

        if (at < source.Length && source[at] == ']') throw Refuse("An empty [ ] in a pattern is not supported.");
        while (at < source.Length && source[at] != ']')
        {
            var c = source[at++];
            if (c == '\\') Escape(inClass: true);
            else if (c == '[') result.Append("\\["); // .NET would take classes away from each other
            else result.Append(c);
        }

        result.Append(']');
        at++;
    }

    private void Group()
    {
        if (++depth > 50) throw Refuse("This pattern is nested too deep.");
        result.Append('(');
        if (at >= source.Length || source[at] != '?') return;

        var rest = source.AsSpan(at);
        var isKnown = rest.StartsWith("?:") || rest.StartsWith("?=") || rest.StartsWith("?!") || rest.StartsWith("?<=") || rest.StartsWith("?<!");
        var isNamed = rest.Length > 2 && rest[1] == '<' && char.IsLetter(rest[2]);
        if (!isKnown && !isNamed) throw Refuse("This kind of group is not supported in a pattern.");
    }

    private void Repeat()
    {
        var end = source.IndexOf('}', at);
        var bounds = end > at ? source[at..end].Split(',') : [];
        if (bounds.Length is not (1 or 2) || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            throw Refuse("A '{' that counts nothing must be written \\{ in a pattern.");
        if (bounds.Length == 2 && bounds[1].Length > 0 && !int.TryParse(bounds[1], NumberStyles.None, CultureInfo.InvariantCulture, out most))
            throw Refuse("A '{' that counts nothing must be written \\{ in a pattern.");
        if (most > MaxRepeat || (states *= Math.Max(most, 1)) > MaxStates) throw Refuse("This pattern repeats too often.");
        result.Append('{').Append(source, at, end - at).Append('}');
        at = end + 1;
    }

    private ExpressionException Refuse(string message) => place.Refuse(message);
}

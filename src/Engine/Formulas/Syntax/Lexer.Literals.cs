using System.Globalization;
using System.Text;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Numbers, texts, templates and patterns.</summary>
internal sealed partial class Lexer
{
    private const string EscapedBy = "ntrbfv0";
    private const string Escaped = "\n\t\r\b\f\v\0";

    private void ReadNumber()
    {
        var place = Here;
        var number = (Current, char.ToLowerInvariant(Peek(1))) switch
        {
            ('0', 'x') => ReadWhole(16),
            ('0', 'o') => ReadWhole(8),
            ('0', 'b') => ReadWhole(2),
            _ => ReadDecimal(place),
        };

        if (Current == 'n')
            throw place.Refuse("formula.big-number", $"Whole numbers with the ending n are not supported.");
        if (IsNameStart(Current) || char.IsAsciiDigit(Current))
            throw place.Refuse("formula.not-a-number", $"This is not a number.");
        Add(new Token(TokenKind.Number, "number", place, _newLine) { Number = number });
    }

    private double ReadWhole(int radix)
    {
        var place = Here;
        var (value, digits) = (0d, 0);
        for (_at += 2; char.IsAsciiHexDigit(Current) || Current == '_'; _at++)
        {
            if (Current == '_')
                continue;
            var digit = Convert.ToInt32(Current.ToString(), 16);
            if (digit >= radix)
                break;
            value = (value * radix) + digit;
            digits++;
        }

        return digits > 0 ? value : throw place.Refuse("formula.not-a-number", $"This is not a number.");
    }

    private double ReadDecimal(Place place)
    {
        var start = _at;
        if (Current == '0' && char.IsAsciiDigit(Peek(1)))
            throw place.Refuse("formula.leading-zero", $"A number must not start with 0.");
        SkipDigits();
        if (Current == '.')
        {
            _at++;
            SkipDigits();
        }

        if (Current is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            _at += 2;
            SkipDigits();
        }

        return double.Parse(
            source[start.._at].Replace("_", "", StringComparison.Ordinal),
            NumberStyles.Float,
            CultureInfo.InvariantCulture
        );
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current) || (Current == '_' && char.IsAsciiDigit(Peek(1))))
            _at++;
    }

    private void ReadText(char quote)
    {
        var place = Here;
        var text = new StringBuilder();
        for (_at++; Current != quote || _at >= source.Length; )
        {
            if (_at >= source.Length || Current is '\n' or '\r')
                throw place.Refuse("formula.open-text", $"This text is never closed.");
            ReadCharacter(text);
        }

        _at++;
        Add(TokenKind.Text, text.ToString(), place);
    }

    /// <summary>Up to the next <c>${</c> or to the closing quote.</summary>
    private void ReadTemplate(bool opens)
    {
        var place = Here;
        if (!opens)
            _tokens[_open.Pop()].Partner = _tokens.Count;

        var text = new StringBuilder();
        for (_at++; Current != '`' && !(Current == '$' && Peek(1) == '{'); )
        {
            if (_at >= source.Length)
                throw place.Refuse("formula.open-template", $"This template is never closed.");
            if (Current == '\n')
            {
                text.Append('\n');
                NextLine();
            }
            else
            {
                ReadCharacter(text);
            }
        }

        var closes = Current == '`';
        _at += closes ? 1 : 2;
        Add(new Token(TokenKind.Template, text.ToString(), place, _newLine) { OpensTemplate = opens, ClosesTemplate = closes });
        if (!closes)
            _open.Push(_tokens.Count - 1);
    }

    private void ReadCharacter(StringBuilder text)
    {
        var c = source[_at++];
        if (c != '\\')
        {
            text.Append(c);
            return;
        }

        var escape = Current;
        _at++;
        if (EscapedBy.IndexOf(escape) is >= 0 and var known)
            text.Append(Escaped[known]);
        else if (escape == 'x')
            text.Append((char)ReadHex(2));
        else if (escape == 'u')
            text.Append(ReadUnicode());
        else if (escape is '\r' or '\n')
            SkipLineEnd(escape);
        else
            text.Append(escape);
    }

    // A text goes on in the next line.
    private void SkipLineEnd(char end)
    {
        if (end == '\r')
            return;
        _at--;
        NextLine();
    }

    private string ReadUnicode()
    {
        if (Current != '{')
            return ((char)ReadHex(4)).ToString();
        var length = source.AsSpan(_at).IndexOf('}') - 1;
        if (length is < 1 or > 6)
            throw Here.Refuse("formula.short-escape", $"This escape is not complete.");

        _at++;
        var code = ReadHex(length);
        _at++;
        return Rune.IsValid(code)
            ? new Rune(code).ToString()
            : throw Here.Refuse("formula.no-character", $"There is no character of this number.");
    }

    private int ReadHex(int length)
    {
        if (
            _at + length > source.Length
            || !int.TryParse(source.AsSpan(_at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
            throw Here.Refuse("formula.short-escape", $"This escape is not complete.");
        _at += length;
        return code;
    }

    private void ReadPattern()
    {
        var (start, place, inClass) = (_at + 1, Here, false);
        for (_at++; inClass || Current != '/'; _at++)
        {
            if (_at >= source.Length || Current is '\n' or '\r')
                throw place.Refuse("formula.open-pattern", $"This pattern is never closed.");
            if (Current == '\\')
                _at++;
            else if (Current is '[' or ']')
                inClass = Current == '[';
        }

        var body = source[start.._at++];
        var flags = _at;
        while (char.IsAsciiLetter(Current))
            _at++;
        Add(new Token(TokenKind.Pattern, body, place, _newLine) { Flags = source[flags.._at] });
    }
}

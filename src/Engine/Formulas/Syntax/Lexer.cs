namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>
/// Source to tokens, all at once, with every bracket paired: so the parser can look past a bracket to see whether an arrow follows.
/// </summary>
internal sealed partial class Lexer(string source)
{
    private static readonly string[] Symbols =
    [
        ">>>=",
        "===",
        "!==",
        "...",
        "**=",
        "<<=",
        ">>=",
        ">>>",
        "&&=",
        "||=",
        "??=",
        "=>",
        "==",
        "!=",
        "<=",
        ">=",
        "&&",
        "||",
        "??",
        "?.",
        "++",
        "--",
        "+=",
        "-=",
        "*=",
        "/=",
        "%=",
        "&=",
        "|=",
        "^=",
        "<<",
        ">>",
        "**",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ";",
        ",",
        "<",
        ">",
        "+",
        "-",
        "*",
        "/",
        "%",
        "&",
        "|",
        "^",
        "!",
        "~",
        "?",
        ":",
        "=",
        ".",
    ];

    private readonly List<Token> _tokens = [];
    private readonly Stack<int> _open = new();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private bool _newLine;

    private char Current => Peek(0);
    private Place Here => new(_line, _at - _lineStart + 1);

    public static IReadOnlyList<Token> Read(string source) => new Lexer(source).ReadAll();

    private List<Token> ReadAll()
    {
        SkipBlank();
        while (_at < source.Length)
        {
            ReadOne();
            SkipBlank();
        }

        if (_open.TryPop(out var unclosed))
            throw _tokens[unclosed].Place.Refuse("formula.never-closed", $"{_tokens[unclosed]} is never closed.");
        Add(TokenKind.End, "", Here);
        return _tokens;
    }

    private void ReadOne()
    {
        var c = Current;
        if (IsNameStart(c))
            ReadName();
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
            ReadNumber();
        else if (c is '"' or '\'')
            ReadText(c);
        else if (c == '`')
            ReadTemplate(opens: true);
        else if (c == '}' && _open.TryPeek(out var opener) && _tokens[opener].Kind == TokenKind.Template)
            ReadTemplate(opens: false);
        else if (c == '/' && PatternMayStand())
            ReadPattern();
        else
            ReadSymbol();
    }

    private void ReadName()
    {
        var (start, place) = (_at, Here);
        while (IsNameStart(Current) || char.IsDigit(Current))
            _at++;
        Add(TokenKind.Name, source[start.._at], place);
    }

    private void ReadSymbol()
    {
        var place = Here;
        var symbol =
            Array.Find(Symbols, s => string.CompareOrdinal(source, _at, s, 0, s.Length) == 0)
            ?? throw place.Refuse("formula.bad-character", $"The character '{Current}' is not allowed here.");
        if (symbol == "?." && char.IsAsciiDigit(Peek(2)))
            symbol = "?"; // a ? .5 : 1

        _at += symbol.Length;
        Add(TokenKind.Symbol, symbol, place);
        if (symbol is "(" or "[" or "{")
            _open.Push(_tokens.Count - 1);
        if (symbol is ")" or "]" or "}")
            Close(symbol, place);
    }

    private void Close(string symbol, Place place)
    {
        if (!_open.TryPop(out var index) || (_tokens[index].Text, symbol) is not (("(", ")") or ("[", "]") or ("{", "}")))
            throw place.Refuse("formula.closes-nothing", $"'{symbol}' closes nothing that is open.");
        _tokens[index].Partner = _tokens.Count - 1;
    }

    /// <summary>A slash after a value divides; anywhere else it starts a pattern.</summary>
    private bool PatternMayStand()
    {
        if (_tokens.Count == 0)
            return true;
        var last = _tokens[^1];
        return last.Kind switch
        {
            TokenKind.Name => last.Text is "return" or "typeof" or "in" or "of" or "else" or "case" or "do" or "void" or "throw",
            TokenKind.Symbol => last.Text is not (")" or "]" or "++" or "--"),
            TokenKind.Template => !last.ClosesTemplate,
            _ => false,
        };
    }

    private void SkipBlank()
    {
        while (_at < source.Length)
        {
            if (Current == '\n')
                NextLine();
            else if (char.IsWhiteSpace(Current) || Current == '\uFEFF')
                _at++;
            else if (Current == '/' && Peek(1) == '/')
                SkipToLineEnd();
            else if (Current == '/' && Peek(1) == '*')
                SkipComment();
            else
                return;
        }
    }

    private void SkipToLineEnd()
    {
        while (_at < source.Length && Current != '\n')
            _at++;
    }

    private void SkipComment()
    {
        var place = Here;
        for (_at += 2; !(Current == '*' && Peek(1) == '/'); )
        {
            if (_at >= source.Length)
                throw place.Refuse("formula.open-comment", $"This comment is never closed.");
            if (Current == '\n')
                NextLine();
            else
                _at++;
        }

        _at += 2;
    }

    private void NextLine()
    {
        _lineStart = ++_at;
        _line++;
        _newLine = true;
    }

    private Token Add(TokenKind kind, string text, Place place) => Add(new Token(kind, text, place, _newLine));

    private Token Add(Token token)
    {
        _tokens.Add(token);
        _newLine = false;
        return token;
    }

    private char Peek(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or '$';
}

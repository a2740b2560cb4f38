using System.Runtime.InteropServices;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Where something stands in the source, counted from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>It does not parse.</summary>
    public ExpressionException Refuse(string code, FormattableString message) => ExpressionException.Refused(code, message, Line, Column);

    /// <summary>It fails while it runs.</summary>
    public ExpressionException Refuse(string message) => new(message, Line, Column);
}

internal enum TokenKind
{
    Name,
    Symbol,
    Number,
    Text,

    /// <summary>A stretch of a template between its quotes and <c>${ }</c>.</summary>
    Template,
    Pattern,
    End,
}

internal sealed class Token(TokenKind kind, string text, Place place, bool afterNewLine)
{
    public TokenKind Kind { get; } = kind;

    /// <summary>The name or symbol; the meaning of a text with its escapes resolved; a pattern's body.</summary>
    public string Text { get; } = text;

    public Place Place { get; } = place;
    public bool AfterNewLine { get; } = afterNewLine;
    public double Number { get; init; }

    /// <summary>The letters after a pattern's closing slash.</summary>
    public string Flags { get; init; } = "";

    public bool OpensTemplate { get; init; }
    public bool ClosesTemplate { get; init; }

    /// <summary>For an opening bracket, the index of its closing one.</summary>
    public int Partner { get; set; }

    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;

    /// <summary>What <see cref="ToString"/> says, for people.</summary>
    public CodedText Words =>
        Kind switch
        {
            TokenKind.End => new CodedText("formula.the-end"),
            TokenKind.Text => new CodedText("formula.a-text"),
            TokenKind.Template => new CodedText("formula.a-template"),
            TokenKind.Number => new CodedText("formula.a-number"),
            _ => new CodedText("formula.a-sign", Text),
        };

    public override string ToString() =>
        Kind switch
        {
            TokenKind.End => "the end",
            TokenKind.Text => "a text",
            TokenKind.Template => "a template",
            TokenKind.Number => "a number",
            _ => $"'{Text}'",
        };
}

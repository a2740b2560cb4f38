using System.Runtime.CompilerServices;
using CaseFlow.Engine.Expressions.Library;
using CaseFlow.Engine.Expressions.Nodes;

namespace CaseFlow.Engine.Expressions.Syntax;

/// <summary>Tokens to nodes, by recursive descent. What JavaScript allows and this language does not is refused here, with its place and the reason.</summary>
internal sealed partial class Parser
{
    public const int MaxSource = 1 << 16;
    private const int MaxNesting = 200;

    private readonly IReadOnlyList<Token> tokens;
    private readonly Footprint footprint = new();
    private readonly List<Member> methodsCalled = [];

    /// <summary>Names under which the script itself keeps something in an object, perhaps a function.</summary>
    private readonly HashSet<string> functionNames = [];

    private LexicalScope scope = new(null, isFunction: true);
    private int index;
    private int nesting;
    private int functionDepth;
    private int loopDepth;
    private int switchDepth;
    private Node? bracketed;
    private bool hasComputedNames;

    private Parser(IReadOnlyList<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[index];

    public static Script Parse(string source)
    {
        if (source.Length > MaxSource) throw new ExpressionException($"An expression of more than {MaxSource} characters is too long.", 1, 1);
        return new Parser(Lexer.Read(source)).ParseScript();
    }

    private Script ParseScript()
    {
        var place = Current.Place;
        var (statements, functions) = ParseStatements(() => Current.Kind == TokenKind.End);
        scope.Close();
        foreach (var name in scope.Unbound)
        {
            name.RefuseAssignmentUnlessLocal();
            Globals.Bind(name);
        }

        footprint.Sum();
        RefuseUnknownMethods();
        var only = statements.Length == 1 ? (statements[0] as ExpressionStatement)?.Expression : null;
        return new Script(new Block(statements, functions, null, place), only, scope, footprint);
    }

    private Token Next() => tokens[index++];

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol)) return false;
        index++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Current.IsWord(word)) return false;
        index++;
        return true;
    }

    private Token Expect(string symbol)
    {
        if (!Current.Is(symbol)) throw Unexpected($"'{symbol}' is expected here");
        return Next();
    }

    private ExpressionException Unexpected(string expected) => Current.Place.Refuse($"{expected}, but {Current} follows.");

    private string ExpectName()
    {
        if (Current.Kind != TokenKind.Name) throw Unexpected("A name is expected here");
        if (Words.IsReserved(Current.Text)) throw Current.Place.Refuse(Words.WhyRefused(Current.Text) ?? $"'{Current.Text}' cannot be a name.");
        return Next().Text;
    }

    /// <summary>A semicolon, or where JavaScript lets it be left out.</summary>
    private void EndStatement()
    {
        if (Take(";") || Current.Kind == TokenKind.End || Current.Is("}") || Current.AfterNewLine) return;
        if (Current.Is(",")) throw Current.Place.Refuse("Several expressions with commas between them are not allowed; write one after the other.");
        throw Current.Place.Refuse($"{char.ToUpperInvariant(Current.ToString()[0])}{Current.ToString()[1..]} is not expected here.");
    }

    private void Enter()
    {
        if (++nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Current.Place.Refuse($"The expression is nested more than {MaxNesting} deep.");
    }

    private void Leave() => nesting--;

    private T Within<T>(LexicalScope inner, Func<T> parse)
    {
        var outer = scope;
        scope = inner;
        var result = parse();
        inner.Close();
        scope = outer;
        return result;
    }
}

using System.Runtime.CompilerServices;
using CaseFlow.Engine.Formulas.Library;
using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>
/// Tokens to nodes, by recursive descent. What JavaScript allows and this language does not is refused here, with its place and the reason.
/// </summary>
internal sealed partial class Parser
{
    public const int MaxSource = 1 << 16;
    private const int MaxNesting = 200;

    private readonly IReadOnlyList<Token> _tokens;
    private readonly Footprint _footprint = new();
    private readonly List<Member> _methodsCalled = [];

    /// <summary>Names under which the script itself keeps something in an object, perhaps a function.</summary>
    private readonly HashSet<string> _functionNames = [];

    private LexicalScope _scope = new(null, isFunction: true);
    private int _index;
    private int _nesting;
    private int _functionDepth;
    private int _loopDepth;
    private int _switchDepth;
    private Node? _bracketed;
    private bool _hasComputedNames;

    private Parser(IReadOnlyList<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_index];

    public static Script Parse(string source)
    {
        if (source.Length > MaxSource)
            throw new Place(1, 1).Refuse("formula.too-long", $"An expression of more than {MaxSource} characters is too long.");
        return new Parser(Lexer.Read(source)).ParseScript();
    }

    private Script ParseScript()
    {
        var place = Current.Place;
        var (statements, functions) = ParseStatements(() => Current.Kind == TokenKind.End);
        _scope.Close();
        foreach (var name in _scope.Unbound)
        {
            name.RefuseAssignmentUnlessLocal();
            Globals.Bind(name);
        }

        _footprint.Sum();
        RefuseUnknownMethods();
        var only = statements.Length == 1 ? (statements[0] as ExpressionStatement)?.Expression : null;
        return new Script(new Block(statements, functions, null, place), only, _scope, _footprint);
    }

    private Token Next() => _tokens[_index++];

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol))
            return false;
        _index++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Current.IsWord(word))
            return false;
        _index++;
        return true;
    }

    private Token Expect(string symbol)
    {
        if (!Current.Is(symbol))
            throw Expected(symbol);
        return Next();
    }

    private ExpressionException Expected(string symbol) =>
        Current.Place.Refuse("formula.expected", $"'{symbol}' is expected here, but {Current} follows.");

    private string ExpectName()
    {
        if (Current.Kind != TokenKind.Name)
            throw Current.Place.Refuse("formula.expected-name", $"A name is expected here, but {Current} follows.");
        if (Words.IsReserved(Current.Text))
            throw Words.Refuse(Current.Text, Current.Place)
                ?? Current.Place.Refuse("formula.no-name", $"'{Current.Text}' cannot be a name.");
        return Next().Text;
    }

    /// <summary>A semicolon, or where JavaScript lets it be left out.</summary>
    private void EndStatement()
    {
        if (Take(";") || Current.Kind == TokenKind.End || Current.Is("}") || Current.AfterNewLine)
            return;
        if (Current.Is(","))
            throw Current.Place.Refuse(
                "formula.commas",
                $"Several expressions with commas between them are not allowed; write one after the other."
            );
        throw Current.Place.Refuse("formula.unexpected", $"An operator or the end is expected here, but {Current} follows.");
    }

    private void Enter()
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Current.Place.Refuse("formula.too-deep", $"The expression is nested more than {MaxNesting} deep.");
    }

    private void Leave() => _nesting--;

    private T Within<T>(LexicalScope inner, Func<T> parse)
    {
        var outer = _scope;
        _scope = inner;
        var result = parse();
        inner.Close();
        _scope = outer;
        return result;
    }
}

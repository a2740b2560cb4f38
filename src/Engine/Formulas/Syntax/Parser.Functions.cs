using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Functions, their parameters, and the patterns of declarations.</summary>
internal sealed partial class Parser
{
    private bool ArrowFollows()
    {
        if (Current.Is("("))
            return _tokens[Current.Partner + 1].Is("=>");
        return Current.Kind == TokenKind.Name && _tokens[_index + 1].Is("=>");
    }

    private FunctionLiteral ParseArrow() => ParseFunction(Current.Place, isArrow: true);

    private FunctionLiteral ParseFunctionExpression(Token word)
    {
        if (Current.Is("*"))
            throw Current.Place.Refuse("formula.no-generators", $"Generators are not allowed.");
        if (!Current.Is("("))
            throw Current.Place.Refuse(
                "formula.named-function",
                $"A function inside of an expression has no name; write const name = (...) => ... before."
            );
        return ParseFunction(word.Place, isArrow: false);
    }

    private FunctionLiteral ParseFunction(Place place, bool isArrow)
    {
        var inner = new LexicalScope(_scope, isFunction: true);
        var (outerLoops, outerSwitches) = (_loopDepth, _switchDepth);
        (_loopDepth, _switchDepth) = (0, 0);
        _functionDepth++;
        var shape = Within(
            inner,
            () =>
            {
                var (parameters, hasRest) = isArrow && !Current.Is("(") ? ([ParseParameterName()], false) : ParseParameters();
                if (isArrow)
                    Expect("=>");
                if (isArrow && !Current.Is("{"))
                    return new FunctionShape(parameters, hasRest, inner, ParseExpression(), null);
                return new FunctionShape(parameters, hasRest, inner, null, ParseBody());
            }
        );

        _functionDepth--;
        (_loopDepth, _switchDepth) = (outerLoops, outerSwitches);
        return new FunctionLiteral(shape, place);
    }

    private Block ParseBody()
    {
        var place = Expect("{").Place;
        var (statements, functions) = ParseStatements(() => Current.Is("}"));
        Expect("}");
        return new Block(statements, functions, null, place);
    }

    private (Pattern[] Parameters, bool HasRest) ParseParameters()
    {
        var (parameters, hasRest) = (new List<Pattern>(), false);
        Expect("(");
        while (!Take(")"))
        {
            if (hasRest)
                throw Current.Place.Refuse("formula.after-rest", $"Nothing can follow the parameter with '...'.");
            hasRest = Take("...");
            parameters.Add(ParsePattern(DeclarationKind.Let));
            if (!Current.Is(")"))
                Expect(",");
        }

        return ([.. parameters], hasRest);
    }

    private NamePattern ParseParameterName() => new(Declare(DeclarationKind.Let), null);

    /// <summary>The name that stands here, declared in this scope.</summary>
    private Identifier Declare(DeclarationKind kind)
    {
        var place = Current.Place;
        var name = ExpectName();
        _scope.Declare(name, kind, place);
        return _scope.Use(new Identifier(name, place));
    }

    /// <param name="isWhole">The whole left side of a declaration: an equals sign after it gives the value, not what to take without
    /// one.</param>
    private Pattern ParsePattern(DeclarationKind kind, bool isWhole = false)
    {
        Enter();
        var place = Current.Place;
        Pattern pattern;
        if (Take("["))
            pattern = ParseListPattern(kind, isWhole, place);
        else if (Take("{"))
            pattern = ParseObjectPattern(kind, isWhole, place);
        else
            pattern = new NamePattern(Declare(kind), ParseFallback(isWhole));
        Leave();
        return pattern;
    }

    private Node? ParseFallback(bool isWhole) => !isWhole && Take("=") ? ParseExpression() : null;

    private ListPattern ParseListPattern(DeclarationKind kind, bool isWhole, Place place)
    {
        var items = new List<Pattern?>();
        Pattern? rest = null;
        while (rest is null && !Current.Is("]"))
        {
            if (Take("..."))
                rest = ParsePattern(kind);
            else
                items.Add(Current.Is(",") ? null : ParsePattern(kind));
            if (rest is null && !Current.Is("]"))
                Expect(",");
        }

        Expect("]");
        return new ListPattern([.. items], rest, ParseFallback(isWhole), place);
    }

    private ObjectPattern ParseObjectPattern(DeclarationKind kind, bool isWhole, Place place)
    {
        var parts = new List<(Node Key, Pattern Part)>();
        Pattern? rest = null;
        while (rest is null && !Current.Is("}"))
        {
            if (Take("..."))
                rest = ParsePattern(kind);
            else
                parts.Add(ParsePart(kind));
            if (rest is null && !Current.Is("}"))
                Expect(",");
        }

        Expect("}");
        return new ObjectPattern([.. parts], rest, ParseFallback(isWhole), place);
    }

    private (Node Key, Pattern Part) ParsePart(DeclarationKind kind)
    {
        if (Current.Kind == TokenKind.Name && !_tokens[_index + 1].Is(":"))
            return (new Constant(Current.Text, Current.Place), ParsePattern(kind));

        var key = ParseKey();
        Expect(":");
        return (key, ParsePattern(kind));
    }
}

using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Loops and switch. A loop needs no bound of its own: the limit of steps ends it.</summary>
internal sealed partial class Parser
{
    private Statement ParseFor()
    {
        var place = Next().Place;
        if (Current.IsWord("await"))
            throw Words.Refuse("await", Current.Place)!;
        Expect("(");
        var inner = new LexicalScope(_scope, isFunction: false);
        return Within<Statement>(inner, () => WalksItems() ? ParseForEach(inner, place) : ParseCountedFor(inner, place));
    }

    /// <summary>A declaration with 'of' or 'in' behind its left side.</summary>
    private bool WalksItems()
    {
        if (Current.Kind != TokenKind.Name || Current.Text is not ("const" or "let" or "var"))
        {
            if (_tokens[_index + 1].IsWord("of") || _tokens[_index + 1].IsWord("in"))
                throw Current.Place.Refuse("formula.item-const", $"Write 'const' before the name that takes each item.");
            return false;
        }

        var left = _tokens[_index + 1];
        var after = _tokens[left.Is("[") || left.Is("{") ? left.Partner + 1 : Math.Min(_index + 2, _tokens.Count - 1)];
        return after.IsWord("of") || after.IsWord("in");
    }

    private ForEach ParseForEach(LexicalScope inner, Place place)
    {
        var item = ParsePattern(KindOf(Next()), isWhole: true);
        var overNames = Next().Text == "in";
        var items = ParseExpression();
        Expect(")");
        return new ForEach(new ForEachHead(item, items, overNames), ParseLoopBody(), inner, place);
    }

    private For ParseCountedFor(LexicalScope inner, Place place)
    {
        Statement? start = null;
        if (Current.Kind == TokenKind.Name && Current.Text is "const" or "let" or "var")
            start = ParseDeclarations();
        else if (!Current.Is(";"))
            start = new ExpressionStatement(ParseExpression(), keepsValue: false);
        Expect(";");
        var test = Current.Is(";") ? null : ParseExpression();
        Expect(";");
        var next = Current.Is(")") ? null : ParseExpression();
        Expect(")");
        return new For(new ForHead(start, test, next), ParseLoopBody(), inner, place);
    }

    private For ParseWhile()
    {
        var place = Next().Place;
        return new For(new ForHead(null, ParseCondition(), null), ParseLoopBody(), NoNames(), place);
    }

    private For ParseDo()
    {
        var place = Next().Place;
        var body = ParseLoopBody();
        if (!TakeWord("while"))
            throw Expected("while");
        var test = ParseCondition();
        Take(";");
        return new For(new ForHead(null, test, null, TestsFirst: false), body, NoNames(), place);
    }

    private static LexicalScope NoNames() => new(null, isFunction: false);

    private Statement ParseLoopBody()
    {
        _loopDepth++;
        var body = ParseSubstatement();
        _loopDepth--;
        return body;
    }

    private Switch ParseSwitch()
    {
        var place = Next().Place;
        var subject = ParseCondition();
        Expect("{");
        var inner = new LexicalScope(_scope, isFunction: false);
        return Within(
            inner,
            () =>
            {
                var cases = new List<(Node? Test, Statement[] Body)>();
                _switchDepth++;
                while (!Take("}"))
                    cases.Add(ParseCase());
                _switchDepth--;
                if (cases.Count(c => c.Test is null) > 1)
                    throw place.Refuse("formula.two-defaults", $"A switch can have one default only.");
                return new Switch(subject, [.. cases], inner, place);
            }
        );
    }

    private (Node? Test, Statement[] Body) ParseCase()
    {
        var isDefault = TakeWord("default");
        if (!isDefault && !TakeWord("case"))
            throw Current.Place.Refuse("formula.expected-case", $"'case' or 'default' is expected here, but {Current} follows.");
        var test = isDefault ? null : ParseExpression();
        Expect(":");
        var (body, functions) = ParseStatements(() => Current.Is("}") || Current.IsWord("case") || Current.IsWord("default"));
        if (functions.Length > 0)
            throw Current.Place.Refuse("formula.case-function", $"A function inside of a case needs braces around it.");
        return (test, body);
    }
}

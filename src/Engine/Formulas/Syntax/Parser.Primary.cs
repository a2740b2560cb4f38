using CaseFlow.Engine.Formulas.Library;
using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Values, and the members and calls that follow them.</summary>
internal sealed partial class Parser
{
    private Node ParseChain()
    {
        var node = ParsePrimary();
        var (links, isOptional) = (0, false);
        for (; ; links++)
        {
            var place = Current.Place;
            if (Take("?."))
            {
                isOptional = true;
                node =
                    Current.Is("(") ? MakeCall(node, isOptional: true, place)
                    : Take("[") ? MakeIndex(node, isOptional: true, place)
                    : MakeMember(node, isOptional: true);
            }
            else if (Take("."))
                node = MakeMember(node, isOptional: false);
            else if (Take("["))
                node = MakeIndex(node, isOptional: false, place);
            else if (Current.Is("("))
                node = MakeCall(node, isOptional: false, place);
            else
                break;
            Enter();
        }

        if (Current is { Kind: TokenKind.Template, OpensTemplate: true, AfterNewLine: false })
            throw Current.Place.Refuse("formula.tagged-template", $"A function before a template is not allowed.");
        _nesting -= links;
        return isOptional ? new Chain(node) : node;
    }

    private Member MakeMember(Node owner, bool isOptional)
    {
        if (Current.Kind != TokenKind.Name)
            throw Current.Place.Refuse("formula.expected-name-after-point", $"A name is expected after the point, but {Current} follows.");
        var name = Next();
        return MakeMember(owner, new Constant(name.Text, name.Place), isOptional, name.Place);
    }

    private Member MakeIndex(Node owner, bool isOptional, Place place)
    {
        var key = ParseExpression();
        Expect("]");
        return MakeMember(owner, key, isOptional, place);
    }

    private Member MakeMember(Node owner, Node key, bool isOptional, Place place)
    {
        var member = new Member(owner, key, isOptional, place);
        if (member.Name is { } name && Members.IsForbidden(name))
            throw place.Refuse("formula.not-allowed", $"'{name}' is not allowed.");
        _footprint.Has(member);
        return member;
    }

    private Node MakeCall(Node callee, bool isOptional, Place place)
    {
        Expect("(");
        var arguments = new ArgumentList(ParseItems(")"));
        _footprint.Calls(callee, arguments);
        if (callee is not Member { Name: not null } member)
            return new Call(callee, arguments, isOptional, callee is Identifier ? callee.Place : place);
        if (!isOptional)
            _methodsCalled.Add(member);
        return new MethodCall(member, arguments, isOptional, member.Place);
    }

    /// <summary>Up to the closing bracket, which is taken too.</summary>
    private Node[] ParseItems(string closing)
    {
        var items = new List<Node>();
        while (!Take(closing))
        {
            if (Current.Is(","))
                throw Current.Place.Refuse("formula.missing-value", $"A value is missing before this comma.");
            var place = Current.Place;
            items.Add(Take("...") ? new Spread(ParseExpression(), place) : ParseExpression());
            if (!Current.Is(closing))
                Expect(",");
        }

        return [.. items];
    }

    private Node ParsePrimary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Constant(token.Number, token.Place);
            case TokenKind.Text:
                return new Constant(token.Text, token.Place);
            case TokenKind.Template when token.OpensTemplate:
                return ParseTemplate(token);
            case TokenKind.Pattern:
                return new PatternLiteral(PatternValue.Parse(token.Text, token.Flags, token.Place), token.Place);
            case TokenKind.Name:
                return ParseWord(token);
            case TokenKind.Symbol when token.Text == "(":
                return ParseBrackets();
            case TokenKind.Symbol when token.Text == "[":
                return new ListLiteral(ParseItems("]"), token.Place);
            case TokenKind.Symbol when token.Text == "{":
                return ParseObject(token);
        }

        _index--;
        throw Current.Place.Refuse("formula.expected-value", $"A value is expected here, but {Current} follows.");
    }

    private Node ParseBrackets()
    {
        var inner = ParseExpression();
        if (Current.Is(","))
            throw Current.Place.Refuse(
                "formula.commas",
                $"Several expressions with commas between them are not allowed; write one after the other."
            );
        Expect(")");
        return _bracketed = inner;
    }

    private Node ParseWord(Token word)
    {
        switch (word.Text)
        {
            case "null":
                return new Constant(null, word.Place);
            case "true":
                return new Constant(true, word.Place);
            case "false":
                return new Constant(false, word.Place);
            case "function":
                return ParseFunctionExpression(word);
            case "new":
                return ParseNew(word);
        }

        if (Words.Refuse(word.Text, word.Place) is { } refusal)
            throw refusal;
        if (Words.IsReserved(word.Text))
            throw word.Place.Refuse("formula.unexpected-word", $"'{word.Text}' is not expected here.");
        return _scope.Use(new Identifier(word.Text, word.Place));
    }

    private New ParseNew(Token word)
    {
        if (Current.Kind != TokenKind.Name || Globals.Maker(Current.Text) is not { } make)
            throw word.Place.Refuse(
                "formula.no-new",
                $"Only a Date or an Error can be made with 'new'; write lists as [...] and objects as {{...}}."
            );
        _index++;
        return new New(make, new ArgumentList(Take("(") ? ParseItems(")") : []), word.Place);
    }

    private Template ParseTemplate(Token part)
    {
        var place = part.Place;
        var (texts, values) = (new List<string> { part.Text }, new List<Node>());
        while (!part.ClosesTemplate)
        {
            values.Add(ParseExpression());
            if (Current.Kind != TokenKind.Template || Current.OpensTemplate)
                throw Expected("}");
            part = Next();
            texts.Add(part.Text);
        }

        return new Template([.. texts], [.. values], place);
    }

    private ObjectLiteral ParseObject(Token brace)
    {
        var entries = new List<(Node? Name, Node Value)>();
        while (!Take("}"))
        {
            entries.Add(Take("...") ? (null, ParseExpression()) : ParseEntry());
            if (!Current.Is("}"))
                Expect(",");
        }

        return new ObjectLiteral([.. entries], brace.Place);
    }

    private (Node? Name, Node Value) ParseEntry()
    {
        var token = Current;
        var name = ParseKey();
        if (Take(":"))
            return (name, ParseExpression());
        if (Current.Is("("))
            throw token.Place.Refuse("formula.no-methods", $"Methods are not allowed in an object; write name: (...) => ... instead.");
        if (token.Kind != TokenKind.Name || !(Current.Is(",") || Current.Is("}")))
            throw Expected(":");

        _index--;
        return (name, _scope.Use(new Identifier(ExpectName(), token.Place)));
    }

    /// <summary>The name of an entry: a word, a text, a number, or an expression in square brackets.</summary>
    private Node ParseKey()
    {
        var token = Next();
        if (token.Is("["))
        {
            var computed = ParseExpression();
            Expect("]");
            _hasComputedNames |= computed is not Constant;
            return computed;
        }

        if (token.Kind == TokenKind.Number)
            return new Constant(NumberText.Write(token.Number), token.Place);
        if (token.Kind is not (TokenKind.Name or TokenKind.Text))
            throw token.Place.Refuse("formula.expected-name", $"A name is expected here, but {token} follows.");
        if (Members.IsForbidden(token.Text))
            throw token.Place.Refuse("formula.not-allowed", $"'{token.Text}' is not allowed.");
        _functionNames.Add(token.Text);
        return new Constant(token.Text, token.Place);
    }

    /// <summary>
    /// Data never holds functions: so a method that no kind of value has and the script does not make itself is a mistake.
    /// </summary>
    private void RefuseUnknownMethods()
    {
        foreach (var member in _methodsCalled)
        {
            if (member.Owner is Identifier { IsLocal: false } owner && Globals.Group(owner.Name) is { } group)
            {
                if (!group.TryGet(member.Name!, out _))
                    throw Globals.Refuse(owner.Name, member);
            }
            else if (!_hasComputedNames && MethodTable.Of(member.Name!) is null && !_functionNames.Contains(member.Name!))
            {
                throw member.Place.Refuse("formula.unknown-function", $"There is no function '{member.Name}'.");
            }
        }
    }
}

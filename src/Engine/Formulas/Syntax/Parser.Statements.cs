using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Statements. What follows a whole script or a function's body decides where they end.</summary>
internal sealed partial class Parser
{
    private (Statement[] Statements, (Identifier Name, FunctionLiteral Function)[] Functions) ParseStatements(Func<bool> ends)
    {
        var (statements, functions) = (new List<Statement>(), new List<(Identifier, FunctionLiteral)>());
        while (!ends())
        {
            if (Current.IsWord("function"))
                functions.Add(ParseFunctionDeclaration());
            else if (!Take(";"))
                statements.Add(ParseStatement());
        }

        return ([.. statements], [.. functions]);
    }

    private (Identifier Name, FunctionLiteral Function) ParseFunctionDeclaration()
    {
        var word = Next();
        if (Current.Is("*"))
            throw Current.Place.Refuse("formula.no-generators", $"Generators are not allowed.");
        return (Declare(DeclarationKind.Var), ParseFunction(word.Place, isArrow: false));
    }

    private Statement ParseStatement()
    {
        Enter();
        var statement =
            Current.Is("{") ? ParseBlock()
            : Current.Kind == TokenKind.Name ? ParseByWord()
            : ParseExpressionStatement();
        Leave();
        return statement;
    }

    private Statement ParseByWord()
    {
        var word = Current;
        switch (word.Text)
        {
            case "const" or "let" or "var":
                return ParseDeclaration();
            case "if":
                return ParseIf();
            case "for":
                return ParseFor();
            case "while":
                return ParseWhile();
            case "do":
                return ParseDo();
            case "switch":
                return ParseSwitch();
            case "return":
                return ParseReturn();
            case "break" or "continue":
                return ParseLeave();
            case "throw":
                return ParseThrow();
            case "try":
                return ParseTry();
            default:
                if (_tokens[_index + 1].Is(":"))
                    throw word.Place.Refuse(
                        "formula.object-brackets",
                        $"Labels are not allowed; an object that begins here needs brackets: ({{ ... }})."
                    );
                return ParseExpressionStatement();
        }
    }

    private ExpressionStatement ParseExpressionStatement()
    {
        var expression = ParseExpression();
        EndStatement();
        return new ExpressionStatement(expression, keepsValue: _functionDepth == 0);
    }

    private Block ParseBlock()
    {
        var place = Current.Place;
        if (_tokens[_index + 1].Kind == TokenKind.Text && _tokens[_index + 2].Is(":"))
            throw place.Refuse("formula.object-brackets", $"An object that begins here needs brackets: ({{ ... }}).");

        _index++;
        var inner = new LexicalScope(_scope, isFunction: false);
        return Within(
            inner,
            () =>
            {
                var (statements, functions) = ParseStatements(() => Current.Is("}"));
                Expect("}");
                return new Block(statements, functions, inner, place);
            }
        );
    }

    /// <summary>The body of an if or a loop: a declaration needs braces around it.</summary>
    private Statement ParseSubstatement()
    {
        if (Current.IsWord("const") || Current.IsWord("let") || Current.IsWord("function"))
            throw Current.Place.Refuse("formula.declaration-braces", $"A declaration needs braces around it here.");
        return Take(";") ? new Block([], [], null, Current.Place) : ParseStatement();
    }

    private Declaration ParseDeclaration()
    {
        var declaration = ParseDeclarations();
        EndStatement();
        return declaration;
    }

    private Declaration ParseDeclarations()
    {
        var word = Next();
        var kind = KindOf(word);
        var parts = new List<(Pattern Left, Node? Right)>();
        do
        {
            var left = ParsePattern(kind, isWhole: true);
            var right = Take("=") ? ParseExpression() : null;
            if (right is null && (kind == DeclarationKind.Const || left is not NamePattern))
                throw Current.Place.Refuse("formula.expected-initial", $"'=' and a value are expected here, but {Current} follows.");
            parts.Add((left, right));
        } while (Take(","));

        return new Declaration([.. parts], kind == DeclarationKind.Var, word.Place);
    }

    private static DeclarationKind KindOf(Token word) =>
        word.Text switch
        {
            "const" => DeclarationKind.Const,
            "let" => DeclarationKind.Let,
            _ => DeclarationKind.Var,
        };

    private Node ParseCondition()
    {
        Expect("(");
        var test = ParseExpression();
        Expect(")");
        return test;
    }

    private If ParseIf()
    {
        var place = Next().Place;
        var test = ParseCondition();
        var then = ParseSubstatement();
        return new If(test, then, TakeWord("else") ? ParseSubstatement() : null, place);
    }

    private Return ParseReturn()
    {
        var place = Next().Place;
        var isBare = Current.AfterNewLine || Current.Is(";") || Current.Is("}") || Current.Kind == TokenKind.End;
        var value = isBare ? null : ParseExpression();
        EndStatement();
        return new Return(value, place);
    }

    private Leave ParseLeave()
    {
        var word = Next();
        var isBreak = word.Text == "break";
        if (_loopDepth == 0 && !(isBreak && _switchDepth > 0))
            throw word.Place.Refuse("formula.outside-loop", $"'{word.Text}' stands outside of a loop.");
        if (Current.Kind == TokenKind.Name && !Current.AfterNewLine)
            throw Current.Place.Refuse("formula.no-labels", $"Labels are not allowed.");
        EndStatement();
        return new Leave(isBreak ? Signal.Break : Signal.Continue, word.Place);
    }

    private Throw ParseThrow()
    {
        var place = Next().Place;
        if (Current.AfterNewLine)
            throw Current.Place.Refuse("formula.expected-thrown", $"What is thrown is expected on this line, but {Current} follows.");
        var value = ParseExpression();
        EndStatement();
        return new Throw(value, place);
    }

    private Try ParseTry()
    {
        var place = Next().Place;
        var body = ParseBlockHere();
        if (Current.IsWord("finally"))
            throw Words.Refuse("finally", Current.Place)!;
        if (!TakeWord("catch"))
            throw Expected("catch");

        var inner = new LexicalScope(_scope, isFunction: false);
        return Within(
            inner,
            () =>
            {
                var error = Take("(") ? ParsePattern(DeclarationKind.Let, isWhole: true) : null;
                if (error is not null)
                    Expect(")");
                var handler = ParseBlockHere();
                if (Current.IsWord("finally"))
                    throw Words.Refuse("finally", Current.Place)!;
                return new Try(body, error, handler, inner, place);
            }
        );
    }

    private Block ParseBlockHere() => Current.Is("{") ? ParseBlock() : throw Expected("{");
}

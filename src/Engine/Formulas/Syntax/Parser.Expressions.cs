using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Operators, from the loosest to the tightest.</summary>
internal sealed partial class Parser
{
    private static readonly Dictionary<string, BinaryOperator> Compound = new()
    {
        ["+="] = BinaryOperator.Add,
        ["-="] = BinaryOperator.Subtract,
        ["*="] = BinaryOperator.Multiply,
        ["/="] = BinaryOperator.Divide,
        ["%="] = BinaryOperator.Remainder,
        ["**="] = BinaryOperator.Power,
        ["&="] = BinaryOperator.BitAnd,
        ["|="] = BinaryOperator.BitOr,
        ["^="] = BinaryOperator.BitXor,
        ["<<="] = BinaryOperator.ShiftLeft,
        [">>="] = BinaryOperator.ShiftRight,
        [">>>="] = BinaryOperator.ShiftRightUnsigned,
    };

    private static readonly Dictionary<string, LogicalOperator> CompoundLogical = new()
    {
        ["&&="] = LogicalOperator.And,
        ["||="] = LogicalOperator.Or,
        ["??="] = LogicalOperator.Coalesce,
    };

    private Node ParseExpression()
    {
        Enter();
        var node = ArrowFollows() ? ParseArrow() : ParseAssignment();
        Leave();
        return node;
    }

    private Node ParseAssignment()
    {
        var left = ParseConditional();
        if (Current.Kind != TokenKind.Symbol)
            return left;

        var (symbol, place) = (Current.Text, Current.Place);
        if (symbol == "=")
            return new Assignment(ParseTarget(left, isRead: false), ParseExpression(), place);
        if (Compound.TryGetValue(symbol, out var op))
            return new CompoundAssignment(op, ParseTarget(left, isRead: true), ParseExpression(), place);
        if (CompoundLogical.TryGetValue(symbol, out var logical))
            return new LogicalAssignment(logical, ParseTarget(left, isRead: true), ParseExpression(), place);
        return left;
    }

    /// <summary>Checks what stands left of an assignment, and takes its sign.</summary>
    private Target ParseTarget(Node left, bool isRead)
    {
        if (left is not Target target)
            throw Current.Place.Refuse("formula.no-target", $"Only a name or a member can be assigned to.");
        _index++;
        MarkAssigned(target, isRead);
        return target;
    }

    private void MarkAssigned(Target target, bool isRead)
    {
        (target as Identifier)?.MarkAssigned();
        if (target is Member { Name: { } name })
            _functionNames.Add(name);
        _footprint.Assigns(target, isRead);
    }

    private Node ParseConditional()
    {
        var test = ParseLogical(Operator.Loosest);
        if (!Current.Is("?"))
            return test;

        var place = Next().Place;
        var yes = ParseExpression();
        Expect(":");
        return new Conditional(test, yes, ParseExpression(), place);
    }

    private Node ParseLogical(int loosest)
    {
        var left = ParseBinary(loosest);
        var links = 0;
        for (; Operator.IsLogical(Current, out var strength, out var op) && strength >= loosest; links++)
        {
            var token = Next();
            var isMixed = IsMixed(op, left); // before the right side, which may end in brackets of its own
            Enter();
            var right = ParseLogical(strength + 1);
            if (isMixed || IsMixed(op, right))
                throw token.Place.Refuse("formula.mixed-logic", $"'??' beside '&&' or '||' needs brackets.");
            left = new Logical(op, left, right, token.Place);
        }

        _nesting -= links;
        return left;
    }

    private bool IsMixed(LogicalOperator op, Node side) =>
        side is Logical logical
        && !ReferenceEquals(side, _bracketed)
        && (op == LogicalOperator.Coalesce) != (logical.Operator == LogicalOperator.Coalesce);

    /// <summary>A chain of operators grows to the left, one level of the tree for each: so each counts as nesting.</summary>
    private Node ParseBinary(int loosest)
    {
        var left = ParseUnary();
        var links = 0;
        for (; Operator.IsBinary(Current, out var strength, out var op) && strength >= loosest; links++)
        {
            var token = Next();
            if (op == BinaryOperator.Power && left is Unary && !ReferenceEquals(left, _bracketed))
                throw token.Place.Refuse("formula.sign-before-power", $"A sign before '**' needs brackets: (-2) ** 2.");
            Enter();
            left = new Binary(op, left, ParseBinary(op == BinaryOperator.Power ? strength : strength + 1), token.Place);
        }

        if (Current.IsWord("instanceof"))
            throw Words.Refuse("instanceof", Current.Place)!;
        _nesting -= links;
        return left;
    }

    private Node ParseUnary()
    {
        var token = Current;
        if ((token.Kind, token.Text) is (TokenKind.Symbol, "!" or "-" or "+" or "~") or (TokenKind.Name, "typeof" or "void" or "delete"))
        {
            _index++;
            Enter();
            var operand = ParseUnary();
            Leave();
            return MakeUnary(token, operand);
        }

        if (!token.Is("++") && !token.Is("--"))
            return ParsePostfix();
        _index++;
        return MakeIncrement(ParsePostfix(), isPrefix: true, token);
    }

    private Unary MakeUnary(Token op, Node operand)
    {
        if (op.Text == "delete")
        {
            if (operand is not Member)
                throw op.Place.Refuse("formula.no-delete", $"Only a member of an object can be deleted.");
            _footprint.Deletes();
        }

        return new Unary(op.Text, operand, op.Place);
    }

    private Node ParsePostfix()
    {
        var operand = ParseChain();
        if (Current.AfterNewLine || !(Current.Is("++") || Current.Is("--")))
            return operand;
        return MakeIncrement(operand, isPrefix: false, Next());
    }

    private Increment MakeIncrement(Node operand, bool isPrefix, Token sign)
    {
        if (operand is not Target target)
            throw sign.Place.Refuse("formula.no-count", $"Only a name or a member can be counted up or down.");
        MarkAssigned(target, isRead: true);
        return new Increment(sign.Text == "++" ? 1 : -1, isPrefix, target, sign.Place);
    }
}

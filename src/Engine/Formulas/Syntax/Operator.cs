namespace CaseFlow.Engine.Formulas.Syntax;

/// <summary>Bit operators come last, so that they can be told apart by order.</summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Power,
    Equal,
    Unequal,
    StrictEqual,
    StrictUnequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    BitAnd,
    BitOr,
    BitXor,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
}

internal enum LogicalOperator
{
    And,
    Or,
    Coalesce,
}

/// <summary>How tightly operators bind; all of them from left to right, but <c>**</c>, which the parser treats by itself.</summary>
internal static class Operator
{
    public const int Loosest = 1;

    private static readonly Dictionary<string, (int Strength, BinaryOperator Operator)> Known = new()
    {
        ["|"] = (4, BinaryOperator.BitOr),
        ["^"] = (5, BinaryOperator.BitXor),
        ["&"] = (6, BinaryOperator.BitAnd),
        ["=="] = (7, BinaryOperator.Equal),
        ["!="] = (7, BinaryOperator.Unequal),
        ["==="] = (7, BinaryOperator.StrictEqual),
        ["!=="] = (7, BinaryOperator.StrictUnequal),
        ["<"] = (8, BinaryOperator.Less),
        ["<="] = (8, BinaryOperator.LessOrEqual),
        [">"] = (8, BinaryOperator.Greater),
        [">="] = (8, BinaryOperator.GreaterOrEqual),
        ["in"] = (8, BinaryOperator.In),
        ["<<"] = (9, BinaryOperator.ShiftLeft),
        [">>"] = (9, BinaryOperator.ShiftRight),
        [">>>"] = (9, BinaryOperator.ShiftRightUnsigned),
        ["+"] = (10, BinaryOperator.Add),
        ["-"] = (10, BinaryOperator.Subtract),
        ["*"] = (11, BinaryOperator.Multiply),
        ["/"] = (11, BinaryOperator.Divide),
        ["%"] = (11, BinaryOperator.Remainder),
        ["**"] = (12, BinaryOperator.Power),
    };

    private static readonly Dictionary<string, (int Strength, LogicalOperator Operator)> KnownLogical = new()
    {
        ["??"] = (1, LogicalOperator.Coalesce),
        ["||"] = (2, LogicalOperator.Or),
        ["&&"] = (3, LogicalOperator.And),
    };

    public static bool IsBinary(Token token, out int strength, out BinaryOperator op)
    {
        (strength, op) = (0, default);
        if (token.Kind != TokenKind.Symbol && !token.IsWord("in"))
            return false;
        if (!Known.TryGetValue(token.Text, out var known))
            return false;
        (strength, op) = known;
        return true;
    }

    public static bool IsLogical(Token token, out int strength, out LogicalOperator op)
    {
        (strength, op) = (0, default);
        if (token.Kind != TokenKind.Symbol || !KnownLogical.TryGetValue(token.Text, out var known))
            return false;
        (strength, op) = known;
        return true;
    }
}

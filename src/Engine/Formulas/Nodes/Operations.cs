using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

internal sealed class Binary(BinaryOperator op, Node left, Node right, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var x = left.Evaluate(env);
        var y = right.Evaluate(env);
        return Apply(op, env.Run, x, y, Place);
    }

    public static object? Apply(BinaryOperator op, Run run, object? x, object? y, Place place)
    {
        run.Place = place;
        switch (op)
        {
            case BinaryOperator.Add:
                return Operators.Add(run, x, y);
            case BinaryOperator.StrictEqual:
                return Coerce.Box(Operators.StrictlyEqual(run, x, y));
            case BinaryOperator.StrictUnequal:
                return Coerce.Box(!Operators.StrictlyEqual(run, x, y));
            case BinaryOperator.Equal:
                return Coerce.Box(Operators.LooselyEqual(run, x, y));
            case BinaryOperator.Unequal:
                return Coerce.Box(!Operators.LooselyEqual(run, x, y));
            case BinaryOperator.Less:
                return Coerce.Box(Operators.Compare(run, x, y) < 0);
            case BinaryOperator.LessOrEqual:
                return Coerce.Box(Operators.Compare(run, x, y) <= 0);
            case BinaryOperator.Greater:
                return Coerce.Box(Operators.Compare(run, x, y) > 0);
            case BinaryOperator.GreaterOrEqual:
                return Coerce.Box(Operators.Compare(run, x, y) >= 0);
            case BinaryOperator.In:
                return Coerce.Box(Members.Has(run, y, Members.Key(run, x)));
            case >= BinaryOperator.BitAnd:
                return Bits(op, run, x, y);
            default:
                return Calculate(op, Coerce.ToNumber(run, x), Coerce.ToNumber(run, y));
        }
    }

    private static double Calculate(BinaryOperator op, double x, double y) =>
        op switch
        {
            BinaryOperator.Subtract => x - y,
            BinaryOperator.Multiply => x * y,
            BinaryOperator.Divide => x / y,
            BinaryOperator.Remainder => x % y,
            _ => Operators.Power(x, y),
        };

    private static double Bits(BinaryOperator op, Run run, object? left, object? right)
    {
        var (x, y) = (Coerce.ToInt32(run, left), Coerce.ToInt32(run, right));
        return op switch
        {
            BinaryOperator.BitAnd => x & y,
            BinaryOperator.BitOr => x | y,
            BinaryOperator.BitXor => x ^ y,
            BinaryOperator.ShiftLeft => x << y,
            BinaryOperator.ShiftRight => x >> y,
            _ => (uint)x >> y,
        };
    }
}

/// <summary><c>&amp;&amp;</c>, <c>||</c> and <c>??</c>: the right side is looked at only where the left does not decide.</summary>
internal sealed class Logical(LogicalOperator op, Node left, Node right, Place place) : Node(place)
{
    public LogicalOperator Operator => op;

    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var value = left.Evaluate(env);
        return Decides(op, value) ? value : right.Evaluate(env);
    }

    public static bool Decides(LogicalOperator op, object? value) =>
        op switch
        {
            LogicalOperator.And => !Coerce.Truthy(value),
            LogicalOperator.Or => Coerce.Truthy(value),
            _ => value is not (null or Undefined),
        };
}

internal sealed class Conditional(Node test, Node yes, Node no, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        return Coerce.Truthy(test.Evaluate(env)) ? yes.Evaluate(env) : no.Evaluate(env);
    }
}

internal sealed class Unary(string op, Node operand, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        var run = env.Run;
        run.Step(Place);
        if (op == "typeof" && operand is Identifier name && !name.IsKnown(env))
            return "undefined";
        if (op == "delete")
            return Coerce.Box(((Member)operand).Remove(env));

        var value = operand.Evaluate(env);
        run.Place = Place;
        return op switch
        {
            "!" => Coerce.Box(!Coerce.Truthy(value)),
            "-" => -Coerce.ToNumber(run, value),
            "+" => Coerce.ToNumber(run, value),
            "~" => (double)~Coerce.ToInt32(run, value),
            "typeof" => Coerce.TypeOf(value),
            _ => Undefined.Value, // void
        };
    }
}

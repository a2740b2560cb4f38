using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

internal sealed class Assignment(Target target, Node value, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var (owner, key) = target.Resolve(env);
        var result = value.Evaluate(env);
        target.Set(env, owner, key, result);
        return result;
    }
}

/// <summary><c>+=</c> and its kin.</summary>
internal sealed class CompoundAssignment(BinaryOperator op, Target target, Node value, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var (owner, key) = target.Resolve(env);
        var before = target.Get(env, owner, key);
        var result = Binary.Apply(op, env.Run, before, value.Evaluate(env), Place);
        target.Set(env, owner, key, result);
        return result;
    }
}

/// <summary><c>&amp;&amp;=</c>, <c>||=</c> and <c>??=</c>: nothing is assigned where the old value decides.</summary>
internal sealed class LogicalAssignment(LogicalOperator op, Target target, Node value, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var (owner, key) = target.Resolve(env);
        var before = target.Get(env, owner, key);
        if (Logical.Decides(op, before))
            return before;

        var result = value.Evaluate(env);
        target.Set(env, owner, key, result);
        return result;
    }
}

/// <summary><c>++</c> and <c>--</c>, before or after.</summary>
internal sealed class Increment(int by, bool isPrefix, Target target, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var (owner, key) = target.Resolve(env);
        var before = Coerce.ToNumber(env.Run, target.Get(env, owner, key));
        target.Set(env, owner, key, before + by);
        return isPrefix ? before + by : before;
    }
}

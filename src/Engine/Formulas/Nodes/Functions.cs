using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>A function as written; evaluated, it becomes a closure over where it stands.</summary>
/// <param name="Parameters">Patterns in order.</param>
/// <param name="HasRest">The last parameter takes all arguments that are left.</param>
/// <param name="Scope">Holds the parameters in its first slots, then what the body declares.</param>
/// <param name="Value">The body of <c>x => value</c>; otherwise it is in <paramref name="Body"/>.</param>
internal sealed record FunctionShape(Pattern[] Parameters, bool HasRest, LexicalScope Scope, Node? Value, Statement? Body)
{
    /// <summary>Nothing but names: arguments go straight into slots.</summary>
    public bool IsPlain { get; } = !HasRest && Array.TrueForAll(Parameters, p => p is NamePattern { Fallback: null });
}

internal sealed class FunctionLiteral(FunctionShape shape, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        return new Closure(shape, env);
    }
}

internal sealed class Closure(FunctionShape shape, Env outer) : Function
{
    public override object? Invoke(Run run, params ReadOnlySpan<object?> args)
    {
        run.Step(run.Place);
        run.EnterCall();
        var env = outer.Enter(shape.Scope);
        if (shape.IsPlain)
            BindPlain(env, args);
        else
            Bind(env, args);

        var result = shape.Value is not null ? shape.Value.Evaluate(env) : Execute(run, env);
        run.LeaveCall();
        return result;
    }

    /// <summary>The caller's own last value must not be lost to what its functions return.</summary>
    private object? Execute(Run run, Env env)
    {
        var outerResult = run.Result;
        var returned = shape.Body!.Execute(env) == Signal.Return ? run.Result : Undefined.Value;
        run.Result = outerResult;
        return returned;
    }

    private void BindPlain(Env env, ReadOnlySpan<object?> args)
    {
        for (var i = 0; i < shape.Parameters.Length; i++)
            env.Slots[i] = args.At(i);
    }

    private void Bind(Env env, ReadOnlySpan<object?> args)
    {
        var last = shape.Parameters.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            if (i == last && shape.HasRest)
                shape.Parameters[i].Bind(env, i < args.Length ? [.. args[i..]] : new List<object?>());
            else
                shape.Parameters[i].Bind(env, args.At(i));
        }
    }
}

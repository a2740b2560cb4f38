using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <param name="keepsValue">Outside of functions the value of the last such statement is the script's result.</param>
internal sealed class ExpressionStatement(Node expression, bool keepsValue) : Statement(expression.Place)
{
    public Node Expression { get; } = expression;

    public override Signal Execute(Env env)
    {
        env.Run.Step(Place);
        var value = Expression.Evaluate(env);
        if (keepsValue)
            env.Run.Result = value;
        return Signal.Next;
    }
}

internal sealed class Declaration((Pattern Left, Node? Right)[] parts, bool isVar, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        foreach (var (left, right) in parts)
        {
            if (right is not null)
                left.Bind(env, right.Evaluate(env));
            else if (!isVar)
                left.Bind(env, Undefined.Value);
        }

        return Signal.Next;
    }
}

/// <summary>Statements that share a scope. Functions declared in it can be called before they are written.</summary>
internal sealed class Block(
    Statement[] statements,
    (Identifier Name, FunctionLiteral Function)[] functions,
    LexicalScope? scope,
    Place place
) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        env.Run.Step(Place);
        if (scope is not null)
            env = env.Enter(scope);
        foreach (var (name, function) in functions)
            name.Initialize(env, function.Evaluate(env));
        foreach (var statement in statements)
        {
            var signal = statement.Execute(env);
            if (signal != Signal.Next)
                return signal;
        }

        return Signal.Next;
    }
}

internal sealed class If(Node test, Statement then, Statement? otherwise, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        env.Run.Step(Place);
        return Coerce.Truthy(test.Evaluate(env)) ? then.Execute(env) : otherwise?.Execute(env) ?? Signal.Next;
    }
}

internal sealed class Return(Node? value, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        env.Run.Result = value is null ? Undefined.Value : value.Evaluate(env);
        return Signal.Return;
    }
}

internal sealed class Leave(Signal signal, Place place) : Statement(place)
{
    public override Signal Execute(Env env) => signal;
}

/// <summary>The cases share one scope; from the first that fits on, all are run until a break.</summary>
internal sealed class Switch(Node subject, (Node? Test, Statement[] Body)[] cases, LexicalScope scope, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        env.Run.Step(Place);
        var value = subject.Evaluate(env);
        env = env.Enter(scope);
        var start = Array.FindIndex(cases, c => c.Test is not null && Operators.StrictlyEqual(env.Run, value, c.Test.Evaluate(env)));
        if (start < 0)
            start = Array.FindIndex(cases, c => c.Test is null);

        for (var i = start; i >= 0 && i < cases.Length; i++)
        {
            foreach (var statement in cases[i].Body)
            {
                var signal = statement.Execute(env);
                if (signal == Signal.Break)
                    return Signal.Next;
                if (signal != Signal.Next)
                    return signal;
            }
        }

        return Signal.Next;
    }
}

internal sealed class Throw(Node value, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var thrown = value.Evaluate(env);
        env.Run.Place = Place;
        throw new ThrownException(thrown, Place);
    }
}

/// <summary>Errors of the script itself can be caught; a passed limit cannot.</summary>
internal sealed class Try(Statement body, Pattern? error, Statement handler, LexicalScope handlerScope, Place place) : Statement(place)
{
    public override Signal Execute(Env env)
    {
        var nesting = env.Run.Nesting;
        try
        {
            return body.Execute(env);
        }
        catch (ThrownException thrown)
        {
            env.Run.Nesting = nesting;
            return Handle(env, thrown.Value);
        }
        catch (ExpressionException failure) when (!env.Run.IsExhausted)
        {
            env.Run.Nesting = nesting;
            return Handle(env, Coerce.Error(failure.Message));
        }
    }

    private Signal Handle(Env env, object? value)
    {
        env = env.Enter(handlerScope);
        error?.Bind(env, value);
        return handler.Execute(env);
    }
}

/// <summary>On its way to the nearest catch, or out of the script as an <see cref="ExpressionException"/>.</summary>
internal sealed class ThrownException(object? value, Place place) : Exception
{
    public object? Value { get; } = value;

    public ExpressionException Describe(Run run)
    {
        run.Place = place;
        if (Value is Dictionary<string, object?> error && error.TryGetValue("message", out var message))
            return place.Refuse(Coerce.ToText(run, message));
        return place.Refuse(Coerce.ToText(run, Value));
    }
}

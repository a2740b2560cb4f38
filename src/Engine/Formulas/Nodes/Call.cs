using CaseFlow.Engine.Formulas.Library;
using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary><c>callee(arguments)</c> where the callee is a value.</summary>
internal sealed class Call(Node callee, ArgumentList arguments, bool isOptional, Place place) : Node(place)
{
    public Node Callee { get; } = callee;
    public ArgumentList Arguments { get; } = arguments;

    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var function = Callee.Evaluate(env);
        if (function is Function known)
        {
            var args = Arguments.Evaluate(env);
            env.Run.Place = Place;
            return known.Invoke(env.Run, args);
        }

        if (function is Broken || (isOptional && function is null or Undefined))
            return Broken.Value;
        throw Place.Refuse(Callee is Identifier name ? $"'{name.Name}' is not a function." : "This is not a function.");
    }
}

/// <summary>
/// <c>target.name(arguments)</c>: a method of a text, list, number, date or pattern, a function of a group such as Math, or one kept in an
/// object.
/// </summary>
internal sealed class MethodCall(Member callee, ArgumentList arguments, bool isOptional, Place place) : Node(place)
{
    private readonly MethodTable? _methods = MethodTable.Of(callee.Name!);

    public Member Callee { get; } = callee;
    public ArgumentList Arguments { get; } = arguments;

    public override object? Evaluate(Env env)
    {
        var run = env.Run;
        run.Step(Place);
        var owner = Callee.Owner.Evaluate(env);
        if (owner is null or Undefined or Broken)
            return Chain.Missing(owner, Callee.IsOptional, Callee, env);

        if (owner is not Dictionary<string, object?> && _methods?.For(owner) is { } method)
            return Invoke(env, method, owner);
        run.Place = Place;
        var member = owner is FunctionGroup or Dictionary<string, object?> or HostValues
            ? Members.Get(run, owner, Callee.Name)
            : Undefined.Value;
        if (member is Function function)
        {
            var args = Arguments.Evaluate(env);
            run.Place = Place;
            return function.Invoke(run, args);
        }

        if (member is Undefined && _methods?.For(owner) is { } general)
            return Invoke(env, general, owner);
        if (isOptional && member is null or Undefined)
            return Broken.Value;
        throw Place.Refuse($"There is no function '{Callee.Name}' of {Described(owner)}.");
    }

    private object? Invoke(Env env, Method method, object owner)
    {
        var args = Arguments.Evaluate(env);
        env.Run.Place = Place;
        return method(env.Run, owner, args);
    }

    private static string Described(object owner) =>
        owner switch
        {
            string => "a text",
            double => "a number",
            bool => "true or false",
            List<object?> => "a list",
            DateValue => "a date",
            PatternValue => "a pattern",
            FunctionGroup group => group.Name,
            Function => "a function",
            _ => "an object",
        };
}

/// <summary>What stands between the brackets of a call; <c>...list</c> gives each of its items.</summary>
internal sealed class ArgumentList(Node[] items)
{
    private readonly bool _hasSpread = Array.Exists(items, item => item is Spread);

    public IReadOnlyList<Node> Items => items;

    public object?[] Evaluate(Env env)
    {
        if (items.Length == 0)
            return [];
        if (_hasSpread)
            return [.. ListLiteral.Gather(items, env)];

        var values = new object?[items.Length];
        for (var i = 0; i < items.Length; i++)
            values[i] = items[i].Evaluate(env);
        return values;
    }
}

/// <summary><c>new Date(...)</c> and <c>new Error(...)</c>.</summary>
internal sealed class New(Func<Run, object?[], object?> make, ArgumentList arguments, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var args = arguments.Evaluate(env);
        env.Run.Place = Place;
        return make(env.Run, args);
    }
}

using System.Text;
using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

internal sealed class Constant(object? value, Place place) : Node(place)
{
    public object? Value { get; } = value;

    public override object? Evaluate(Env env) => Value;
}

/// <summary><c>...value</c> in a list, an object or a call; what holds it asks for the parts.</summary>
internal sealed class Spread(Node inner, Place place) : Node(place)
{
    public Node Inner { get; } = inner;

    public override object? Evaluate(Env env) => Inner.Evaluate(env);
}

/// <summary>Texts and values in turn, beginning and ending with a text.</summary>
internal sealed class Template(string[] texts, Node[] values, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var result = new StringBuilder(texts[0]);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Evaluate(env);
            env.Run.Place = Place;
            result.Append(Coerce.ToText(env.Run, value)).Append(texts[i + 1]);
            if (result.Length > Run.MaxText)
                break;
        }

        return env.Run.CheckText(result.ToString());
    }
}

internal sealed class ListLiteral(Node[] items, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        return Gather(items, env);
    }

    public static List<object?> Gather(Node[] items, Env env)
    {
        var list = new List<object?>(items.Length);
        foreach (var item in items)
        {
            var value = item.Evaluate(env);
            if (item is Spread)
                AddAll(list, value, item.Place, env.Run);
            else
                list.Add(value);
        }

        return list;
    }

    private static void AddAll(List<object?> list, object? value, Place place, Run run)
    {
        run.Place = place;
        var items = Sequence.Of(run, value);
        run.CheckItems(list.Count + items.Count);
        run.ChargeItems(items.Count);
        list.AddRange(items);
    }
}

/// <summary>Names with values in the order written; a name of null spreads its value's entries.</summary>
internal sealed class ObjectLiteral((Node? Name, Node Value)[] entries, Place place) : Node(place)
{
    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var map = new Dictionary<string, object?>(entries.Length);
        foreach (var (name, value) in entries)
        {
            if (name is null)
                AddAll(map, value.Evaluate(env), value.Place, env.Run);
            else
                Members.Set(env.Run, map, Members.Key(env.Run, name.Evaluate(env)), value.Evaluate(env));
        }

        return map;
    }

    private static void AddAll(Dictionary<string, object?> map, object? value, Place place, Run run)
    {
        run.Place = place;
        foreach (var (name, item) in Sequence.EntriesOf(run, value))
            map[name] = item;
        run.CheckItems(map.Count);
        run.ChargeItems(map.Count);
    }
}

/// <summary>A pattern between slashes; built once, it holds no state between uses.</summary>
internal sealed class PatternLiteral(PatternValue pattern, Place place) : Node(place)
{
    public override object? Evaluate(Env env) => pattern;
}

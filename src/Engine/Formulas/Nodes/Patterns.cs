using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>The left side of a declaration or a parameter: a name, or the parts of a list or object.</summary>
internal abstract class Pattern(Node? fallback, Place place)
{
    public Place Place { get; } = place;

    /// <summary>Taken where the value is undefined.</summary>
    public Node? Fallback { get; } = fallback;

    public void Bind(Env env, object? value)
    {
        env.Run.Step(Place);
        Take(env, value is Undefined && Fallback is not null ? Fallback.Evaluate(env) : value);
    }

    protected abstract void Take(Env env, object? value);
}

internal sealed class NamePattern(Identifier name, Node? fallback) : Pattern(fallback, name.Place)
{
    protected override void Take(Env env, object? value) => name.Initialize(env, value);
}

internal sealed class ListPattern(Pattern?[] items, Pattern? rest, Node? fallback, Place place) : Pattern(fallback, place)
{
    protected override void Take(Env env, object? value)
    {
        env.Run.Place = Place;
        var list = Sequence.Of(env.Run, value);
        for (var i = 0; i < items.Length; i++)
            items[i]?.Bind(env, i < list.Count ? list[i] : Undefined.Value);
        if (rest is null)
            return;

        env.Run.ChargeItems(list.Count);
        rest.Bind(env, list.Count > items.Length ? list.GetRange(items.Length, list.Count - items.Length) : new List<object?>());
    }
}

internal sealed class ObjectPattern((Node Key, Pattern Part)[] parts, Pattern? rest, Node? fallback, Place place) : Pattern(fallback, place)
{
    protected override void Take(Env env, object? value)
    {
        var run = env.Run;
        var taken = new HashSet<string>();
        foreach (var (key, part) in parts)
        {
            run.Place = Place;
            var name = Members.Key(run, key.Evaluate(env));
            taken.Add(Coerce.ToText(run, name));
            part.Bind(env, Members.Get(run, value, name));
        }

        if (rest is null)
            return;
        run.Place = Place;
        var left = new Dictionary<string, object?>();
        foreach (var (name, item) in Sequence.EntriesOf(run, value))
        {
            if (!taken.Contains(name))
                left.Add(name, item);
        }

        run.ChargeItems(left.Count);
        rest.Bind(env, left);
    }
}

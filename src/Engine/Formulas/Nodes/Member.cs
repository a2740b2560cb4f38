using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary><c>target.name</c> or <c>target[key]</c>, perhaps with <c>?.</c>.</summary>
internal sealed class Member(Node target, Node key, bool isOptional, Place place) : Target(place)
{
    public Node Owner { get; } = target;

    /// <summary>The name, where it is written out.</summary>
    public string? Name { get; } = (key as Constant)?.Value as string;

    public bool IsOptional { get; } = isOptional;

    public override object? Evaluate(Env env)
    {
        env.Run.Step(Place);
        var owner = Owner.Evaluate(env);
        if (owner is null or Undefined or Broken)
            return Chain.Missing(owner, IsOptional, this, env);
        return Get(env, owner, Name ?? key.Evaluate(env));
    }

    public override (object? Owner, object? Key) Resolve(Env env)
    {
        env.Run.Step(Place);
        var owner = Owner.Evaluate(env);
        return (owner, Name ?? Members.Key(env.Run, key.Evaluate(env)));
    }

    public override object? Get(Env env, object? owner, object? key)
    {
        env.Run.Place = Place;
        return Members.Get(env.Run, owner, key);
    }

    public override void Set(Env env, object? owner, object? key, object? value)
    {
        env.Run.Place = Place;
        Members.Set(env.Run, owner, key, value);
    }

    /// <summary>Takes the member away, as <c>delete</c> asks.</summary>
    public bool Remove(Env env)
    {
        var (owner, key) = Resolve(env);
        env.Run.Place = Place;
        return Members.Remove(env.Run, owner, key);
    }

    public string NameFor(Env env) => Name ?? Coerce.ToText(env.Run, key.Evaluate(env));
}

/// <summary>Travels up a chain in which <c>?.</c> met nothing, so that the rest of the chain is skipped.</summary>
internal sealed class Broken
{
    public static readonly Broken Value = new();
}

/// <summary>The whole of <c>a?.b.c()</c>: what breaks inside is undefined outside.</summary>
internal sealed class Chain(Node links) : Node(links.Place)
{
    public override object? Evaluate(Env env)
    {
        var value = links.Evaluate(env);
        return value is Broken ? Undefined.Value : value;
    }

    public static object? Missing(object? owner, bool isOptional, Member member, Env env)
    {
        if (isOptional || owner is Broken)
            return Broken.Value;
        throw member.Place.Refuse($"Cannot read '{member.NameFor(env)}' of {(owner is null ? "null" : "undefined")}.");
    }
}

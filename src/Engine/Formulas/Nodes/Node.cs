using CaseFlow.Engine.Formulas.Syntax;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>
/// A part of a parsed script that has a value. Nothing in it changes once parsing is over, so any number of threads may evaluate it.
/// </summary>
internal abstract class Node(Place place)
{
    public Place Place { get; } = place;

    public abstract object? Evaluate(Env env);
}

/// <summary>
/// What may stand left of an assignment. Its parts are resolved once, though it is read and written: <c>list[next()] += 1</c>.
/// </summary>
internal abstract class Target(Place place) : Node(place)
{
    public abstract (object? Owner, object? Key) Resolve(Env env);

    public abstract object? Get(Env env, object? owner, object? key);

    public abstract void Set(Env env, object? owner, object? key, object? value);
}

internal enum Signal
{
    Next,
    Break,
    Continue,
    Return,
}

internal abstract class Statement(Place place)
{
    public Place Place { get; } = place;

    /// <summary>What returned or came last is in <see cref="Run.Result"/>.</summary>
    public abstract Signal Execute(Env env);
}

/// <summary>The slots of one entered block or called function, and the way outwards.</summary>
internal sealed class Env(Run run, Env? parent, object?[] slots)
{
    public Run Run { get; } = run;
    public Env? Parent { get; } = parent;
    public object?[] Slots { get; } = slots;

    /// <summary>A block that declares nothing needs no environment; <see cref="LexicalScope"/> counts the same way.</summary>
    public Env Enter(LexicalScope scope) => scope.Slots.Length == 0 ? this : new Env(Run, this, (object?[])scope.Slots.Clone());

    /// <summary>The next round of a loop: closures made in the last one keep its values.</summary>
    public Env NextRound() => new(Run, Parent, (object?[])Slots.Clone());
}

/// <summary>In the slot of a const or let that has not been reached yet.</summary>
internal sealed class Unset
{
    public static readonly Unset Value = new();
}

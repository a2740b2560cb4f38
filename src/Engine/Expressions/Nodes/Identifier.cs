using CaseFlow.Engine.Expressions.Syntax;
using CaseFlow.Engine.Expressions.Values;

namespace CaseFlow.Engine.Expressions.Nodes;

/// <summary>A name: of something the script declares, of something built in, or of a value its host knows by name.</summary>
internal sealed class Identifier(string name, Place place) : Target(place)
{
    private int slot = -1;
    private int hops;
    private bool isConst;
    private bool isAssigned;
    private bool isBuiltIn;
    private object? builtIn;

    public string Name { get; } = name;
    public bool IsLocal => slot >= 0;

    public void MoveOut() => hops++;

    public void BindLocal(int slotInScope, bool constant)
    {
        (slot, isConst) = (slotInScope, constant);
        if (isAssigned) RefuseConst();
    }

    public void BindBuiltIn(object? value) => (isBuiltIn, builtIn) = (true, value);

    /// <summary>Assignments are known before it is bound, except those of a declaration, which are none.</summary>
    public void MarkAssigned() => isAssigned = true;

    public void RefuseAssignmentUnlessLocal()
    {
        if (isAssigned && !IsLocal)
            throw Place.Refuse($"'{Name}' is not declared. Write const {Name} = ..., or variables.{Name} = ... for a variable of the workflow.");
    }

    public override object? Evaluate(Env env)
    {
        if (slot >= 0)
        {
            var value = Home(env).Slots[slot];
            return ReferenceEquals(value, Unset.Value) ? throw Place.Refuse($"'{Name}' is used before it is declared.") : value;
        }

        if (isBuiltIn) return builtIn;
        return env.Run.Scope.TryGetGlobal(Name, out var known) ? env.Run.In(known) : throw Place.Refuse($"'{Name}' is not known here.");
    }

    /// <summary>For typeof, which may be asked of a name nobody knows.</summary>
    public bool IsKnown(Env env) => slot >= 0 || isBuiltIn || env.Run.Scope.TryGetGlobal(Name, out _);

    public override (object? Owner, object? Key) Resolve(Env env) => default;

    public override object? Get(Env env, object? owner, object? key) => Evaluate(env);

    public override void Set(Env env, object? owner, object? key, object? value)
    {
        var slots = Home(env).Slots;
        if (ReferenceEquals(slots[slot], Unset.Value)) throw Place.Refuse($"'{Name}' is used before it is declared.");
        slots[slot] = value;
    }

    /// <summary>The declaration is reached, or a parameter gets its argument.</summary>
    public void Initialize(Env env, object? value) => Home(env).Slots[slot] = value;

    private Env Home(Env env)
    {
        for (var i = hops; i > 0; i--) env = env.Parent!;
        return env;
    }

    private void RefuseConst()
    {
        if (isConst) throw Place.Refuse($"'{Name}' is a const and cannot be changed.");
    }
}

using CaseFlow.Engine.Formulas.Syntax;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>A name: of something the script declares, of something built in, or of a value its host knows by name.</summary>
internal sealed class Identifier(string name, Place place) : Target(place)
{
    private int _slot = -1;
    private int _hops;
    private bool _isConst;
    private bool _isAssigned;
    private bool _isBuiltIn;
    private object? _builtIn;

    public string Name { get; } = name;
    public bool IsLocal => _slot >= 0;

    public void MoveOut() => _hops++;

    public void BindLocal(int slotInScope, bool constant)
    {
        (_slot, _isConst) = (slotInScope, constant);
        if (_isAssigned)
            RefuseConst();
    }

    public void BindBuiltIn(object? value) => (_isBuiltIn, _builtIn) = (true, value);

    /// <summary>Assignments are known before it is bound, except those of a declaration, which are none.</summary>
    public void MarkAssigned() => _isAssigned = true;

    public void RefuseAssignmentUnlessLocal()
    {
        if (_isAssigned && !IsLocal)
            throw Place.Refuse(
                "formula.not-declared",
                $"'{Name}' is not declared. Write const {Name} = ..., or variables.{Name} = ... for a variable of the workflow."
            );
    }

    public override object? Evaluate(Env env)
    {
        if (_slot >= 0)
        {
            var value = Home(env).Slots[_slot];
            return ReferenceEquals(value, Unset.Value) ? throw Place.Refuse($"'{Name}' is used before it is declared.") : value;
        }

        if (_isBuiltIn)
            return _builtIn;
        return env.Run.Scope.TryGetGlobal(Name, out var known) ? env.Run.In(known) : throw Place.Refuse($"'{Name}' is not known here.");
    }

    /// <summary>For typeof, which may be asked of a name nobody knows.</summary>
    public bool IsKnown(Env env) => _slot >= 0 || _isBuiltIn || env.Run.Scope.TryGetGlobal(Name, out _);

    public override (object? Owner, object? Key) Resolve(Env env) => default;

    public override object? Get(Env env, object? owner, object? key) => Evaluate(env);

    public override void Set(Env env, object? owner, object? key, object? value)
    {
        var slots = Home(env).Slots;
        if (ReferenceEquals(slots[_slot], Unset.Value))
            throw Place.Refuse($"'{Name}' is used before it is declared.");
        slots[_slot] = value;
    }

    /// <summary>The declaration is reached, or a parameter gets its argument.</summary>
    public void Initialize(Env env, object? value) => Home(env).Slots[_slot] = value;

    private Env Home(Env env)
    {
        for (var i = _hops; i > 0; i--)
            env = env.Parent!;
        return env;
    }

    private void RefuseConst()
    {
        if (_isConst)
            throw Place.Refuse("formula.const", $"'{Name}' is a const and cannot be changed.");
    }
}

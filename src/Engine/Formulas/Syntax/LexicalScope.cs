using CaseFlow.Engine.Formulas.Nodes;

namespace CaseFlow.Engine.Formulas.Syntax;

internal enum DeclarationKind
{
    Var,
    Let,
    Const,
}

/// <summary>
/// The names one block or function declares. A use of a name is bound when the block closes, because what stands further down may declare
/// it;
/// what the block does not know is handed to the block around it, one environment further out.
/// </summary>
internal sealed class LexicalScope(LexicalScope? parent, bool isFunction)
{
    private readonly Dictionary<string, (int Slot, DeclarationKind Kind)> _names = [];
    private readonly List<Identifier> _uses = [];
    private readonly List<object?> _initial = [];

    /// <summary>What the slots of a new environment hold; filled completely only when the scope is closed.</summary>
    public object?[] Slots { get; private set; } = [];

    /// <summary>What no scope declares, after the outermost one is closed.</summary>
    public IReadOnlyList<Identifier> Unbound => _uses;

    public int Declare(string name, DeclarationKind kind, Place place)
    {
        if (kind == DeclarationKind.Var && !isFunction && parent is not null)
            return parent.Declare(name, kind, place);
        if (_names.TryGetValue(name, out var known))
        {
            if (kind == DeclarationKind.Var && known.Kind == DeclarationKind.Var)
                return known.Slot;
            throw place.Refuse("formula.declared-twice", $"'{name}' is declared twice.");
        }

        _names.Add(name, (_initial.Count, kind));
        _initial.Add(kind == DeclarationKind.Var ? Values.Undefined.Value : Unset.Value);
        return _initial.Count - 1;
    }

    public Identifier Use(Identifier identifier)
    {
        _uses.Add(identifier);
        return identifier;
    }

    public void Close()
    {
        Slots = [.. _initial];
        var unknown = new List<Identifier>();
        foreach (var use in _uses)
        {
            if (_names.TryGetValue(use.Name, out var known))
                use.BindLocal(known.Slot, known.Kind == DeclarationKind.Const);
            else
                unknown.Add(use);
        }

        _uses.Clear();
        if (Slots.Length > 0)
            unknown.ForEach(use => use.MoveOut());
        (parent?._uses ?? _uses).AddRange(unknown);
    }
}

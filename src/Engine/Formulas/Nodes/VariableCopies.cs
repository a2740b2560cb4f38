using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>
/// Variables as a script sees them that may change values in place. The scope's own values are never touched: whoever keeps the journal
/// must
/// learn of every change, so what differs at the end is set as a whole.
/// </summary>
internal sealed class VariableCopies
{
    private readonly Dictionary<string, object?> _seen = [];

    public object? Read(Run run, string name)
    {
        if (_seen.TryGetValue(name, out var known))
            return known;
        if (!run.Scope.TryGetVariable(name, out var value))
            return Undefined.Value;
        return _seen[name] = run.In(value);
    }

    public void Remember(string name, object? value) => _seen[name] = value;

    public void StoreChanges(Run run)
    {
        foreach (var (name, value) in _seen)
        {
            if (value is not (List<object?> or Dictionary<string, object?>))
                continue;
            var now = run.Out(value);
            if (!run.Scope.TryGetVariable(name, out var before) || !Exchange.Same(run, now, before))
                run.Scope.SetVariable(name, now);
        }
    }
}

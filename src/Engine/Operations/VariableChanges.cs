using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Operations;

/// <summary>
/// What becomes of variables in another version: those with the same id or name stay, in the type that is declared there; new ones get
/// their defaults; those that are
/// not declared any more go. What scripts made without a declaration stays.
/// </summary>
internal sealed class VariableChanges(FrameId? scope, IReadOnlyDictionary<string, object?> values)
{
    public List<JournalEvent> Changes { get; } = [];

    public List<MigrationProblem> Problems { get; } = [];

    public void Compare(IReadOnlyList<VariableDefinition> old, IReadOnlyList<VariableDefinition> now)
    {
        foreach (var variable in old)
        {
            var same = now.FirstOrDefault(other => other.Id == variable.Id) ?? now.FirstOrDefault(other => other.Name == variable.Name);
            if (values.TryGetValue(variable.Name, out var value))
                Carry(variable, value, same);
        }
        if (scope is not null)
            return; // a frame's variable that nobody set has its default without being there
        foreach (var variable in now)
            if (!values.ContainsKey(variable.Name) && !old.Any(other => other.Id == variable.Id))
                Changes.Add(new VariableChanged(scope, variable.Name, null, variable.Default));
    }

    private void Carry(VariableDefinition old, object? value, VariableDefinition? now)
    {
        if (now?.Name != old.Name)
            Changes.Add(new VariableRemoved(scope, old.Name, value));
        if (now is null)
            return;
        var converted = value;
        var isSameType = (now.TypeName, now.IsArray) == (old.TypeName, old.IsArray);
        if (!isSameType && !now.TryConvert(value, out converted))
            Problems.Add(new MigrationProblem("migrate.variable-type", null, old.Name, now.TypeName, []));
        else if (now.Name != old.Name || !Equals(converted, value))
            Changes.Add(new VariableChanged(scope, now.Name, now.Name == old.Name ? value : null, converted));
    }
}

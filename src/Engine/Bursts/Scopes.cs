using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>
/// The variables that a frame sees: its own, those of the frames around it, and the definition's. A declared variable that nobody set has
/// its default.
/// Changes go to the turn; reads see them.
/// </summary>
internal sealed class Scopes(Turn turn, ActivityFrame frame, WorkflowGraph graph)
{
    /// <summary>
    /// Looks from around the frame instead of from within: what a definition used as an activity is given is the business of whoever uses
    /// it, though both may use the same names.
    /// </summary>
    public bool FromOutside { get; init; }

    private ActivityFrame? Innermost => FromOutside ? Outer(frame) : frame;

    public bool TryGet(string name, out object? value)
    {
        for (var scope = Innermost; scope is not null; scope = Outer(scope))
            if (TryGetIn(scope, name, out value))
                return true;
        return TryGetInWorkflow(name, out value);
    }

    public bool TryGetById(string id, out object? value)
    {
        for (var scope = Innermost; scope is not null; scope = Outer(scope))
            if (NameOf(id, DeclaredIn(scope)) is { } name)
                return TryGetIn(scope, name, out value);
        if (NameOf(id, graph.Definition.Variables) is { } outermost)
            return TryGetInWorkflow(outermost, out value);
        value = null;
        return false;
    }

    /// <summary>See <see cref="Accessor.Means"/>.</summary>
    public string? NameCalled(string called)
    {
        for (var scope = Innermost; scope is not null; scope = Outer(scope))
            if (
                DeclaredIn(scope)
                    .Select(declared => declared.Name)
                    .Concat(scope.Variables.Keys)
                    .FirstOrDefault(name => Accessor.Means(called, name)) is
                { } found
            )
                return found;
        return turn.Instance.Variables.Keys.FirstOrDefault(name => Accessor.Means(called, name));
    }

    public void Set(string name, object? value)
    {
        for (var scope = Innermost; scope is not null; scope = Outer(scope))
        {
            if (!TryGetIn(scope, name, out var before))
                continue;
            Change(scope.Id, name, before, Typed(DeclaredIn(scope), name, value));
            return;
        }
        TryGetInWorkflow(name, out var outermost);
        Change(null, name, outermost, Typed(graph.Definition.Variables, name, value));
    }

    public void SetOwn(string name, object? value)
    {
        TryGetIn(frame, name, out var before);
        Change(frame.Id, name, before, value);
    }

    public bool TrySetById(string id, object? value, bool fromParent)
    {
        for (var scope = fromParent ? Outer(frame) : frame; scope is not null; scope = Outer(scope))
        {
            if (NameOf(id, DeclaredIn(scope)) is not { } name)
                continue;
            TryGetIn(scope, name, out var before);
            Change(scope.Id, name, before, Typed(DeclaredIn(scope), name, value));
            return true;
        }
        if (NameOf(id, graph.Definition.Variables) is not { } outermost)
            return false;
        TryGetInWorkflow(outermost, out var old);
        Change(null, outermost, old, Typed(graph.Definition.Variables, outermost, value));
        return true;
    }

    /// <summary>An output of the nearest workflow used as an activity that declares it is a variable inside.</summary>
    public bool TrySetWorkflowOutput(string name, object? value)
    {
        for (var scope = Outer(frame); scope is not null; scope = Outer(scope))
        {
            if (graph.Find(scope.ActivityId) is not Primitives.Composition.WorkflowActivity workflow || !workflow.Outputs.ContainsKey(name))
                continue;
            TryGetIn(scope, name, out var before);
            Change(scope.Id, name, before, value);
            return true;
        }
        return false;
    }

    public bool DeclaresInput(string name) =>
        graph.Definition.Inputs.Any(declared => declared.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>An input of the nearest workflow used as an activity that has it, else of the instance.</summary>
    public bool TryGetInput(string name, out object? value)
    {
        for (var scope = Innermost; scope is not null; scope = Outer(scope))
        {
            if (graph.Find(scope.ActivityId) is Primitives.Composition.WorkflowActivity workflow && workflow.InputNamed(name) is { } input)
                return TryGetIn(scope, input, out value);
        }
        foreach (var (key, given) in turn.Instance.Input)
        {
            if (!key.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            value = given;
            return true;
        }
        foreach (var declared in graph.Definition.Inputs)
        {
            if (declared.Default is null || !declared.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                continue;
            value = declared.Default;
            return true;
        }
        value = null;
        return false;
    }

    /// <summary>What an activity put out, seen from here: only what lies in a container around this frame.</summary>
    public object? GetOutput(string activity, string? output)
    {
        for (var scope = Outer(frame); ; scope = Outer(scope))
        {
            if (
                turn.Last<ActivityOutputSet>(set =>
                    set.Container == scope?.Id && IsMeant(set.ActivityId, activity) && (output is null || set.Output == output)
                ) is
                { } fresh
            )
                return fresh.Value;
            foreach (var (id, values) in turn.Instance.OutputsIn(scope?.Id) ?? [])
                if (IsMeant(id, activity) && (output is null ? values.Count > 0 : values.ContainsKey(output)))
                    return output is null ? values.Values.First() : values[output];
            if (scope is null)
                return null;
        }
    }

    private bool IsMeant(string id, string asked) =>
        id == asked
        || (
            graph.Find(id) is { } activity && (activity.LocalId == asked || activity.Name == asked || Accessor.Means(asked, activity.Name))
        );

    private bool TryGetIn(ActivityFrame scope, string name, out object? value)
    {
        if (turn.ChangedVariables.TryGetValue((scope.Id, name), out var change))
        {
            value = change.After;
            return true;
        }
        if (scope.Variables.TryGetValue(name, out value))
            return true;
        if (Named(DeclaredIn(scope), name) is not { } declared)
            return false;
        value = declared.Default;
        return true;
    }

    private bool TryGetInWorkflow(string name, out object? value)
    {
        if (!turn.ChangedVariables.TryGetValue((null, name), out var change))
            return turn.Instance.Variables.TryGetValue(name, out value);
        value = change.After;
        return true;
    }

    private void Change(FrameId? scope, string name, object? before, object? after)
    {
        var change = new VariableChanged(scope, name, before, after);
        turn.Changes.Add(change);
        turn.ChangedVariables[(scope, name)] = change;
    }

    private ActivityFrame? Outer(ActivityFrame? scope) => scope?.Parent is { } parent ? turn.Instance.FindFrame(parent) : null;

    private IReadOnlyList<VariableDefinition> DeclaredIn(ActivityFrame scope) => graph.Find(scope.ActivityId)?.Variables ?? [];

    private static string? NameOf(string id, IReadOnlyList<VariableDefinition> declared)
    {
        foreach (var variable in declared)
            if (variable.Id == id)
                return variable.Name;
        return null;
    }

    private static VariableDefinition? Named(IReadOnlyList<VariableDefinition> declared, string name)
    {
        foreach (var variable in declared)
            if (variable.Name == name)
                return variable;
        return null;
    }

    private static object? Typed(IReadOnlyList<VariableDefinition> declared, string name, object? value) =>
        Named(declared, name) is { } variable ? variable.Coerce(value) : value;
}

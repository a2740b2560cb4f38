using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Data;
using CaseFlow.Engine.Primitives.Loops;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>
/// What an expression reads is there: a variable in its scope that somebody sets, or an input. What an output is kept in, or a step sets,
/// is there, too.
/// </summary>
internal sealed class VariableRules
{
    // A round of a loop and a child of a bulk dispatch bring these with them.
    private static readonly string[] OfRounds = [Loop.CurrentValue, Loop.CurrentIndex, "ChildInstanceId", "ChildOutput"];

    private readonly WorkflowGraph _graph;
    private readonly IReadOnlyList<Activity> _activities;
    private readonly HashSet<string> _set;
    private readonly HashSet<string> _inputs;

    public VariableRules(WorkflowGraph graph, IReadOnlyList<Activity> own)
    {
        (_graph, _activities) = (graph, own);
        _inputs = new(graph.Definition.Inputs.Select(input => input.Name), StringComparer.OrdinalIgnoreCase);
        _set = new(OfRounds);
        foreach (var activity in own)
        {
            _set.UnionWith(activity.Kept.Select(output => output.Target!));
            _set.UnionWith(activity.Given.SelectMany(input => input.Compiled!.VariablesSet));
            if (activity is SetVariable { Variable: { } variable })
                _set.Add(variable);
        }
    }

    public IEnumerable<Finding> Of() => _activities.SelectMany(activity => Read(activity).Concat(Written(activity)).Distinct());

    private IEnumerable<Finding> Read(Activity activity)
    {
        foreach (var input in activity.Given.Where(input => input.Compiled is not null))
        {
            foreach (var name in input.Compiled!.VariablesRead)
            {
                var declared = Find(activity, input.Compiled.VariableId ?? name) ?? Find(activity, name);
                if (declared is null && !IsSet(name) && !_inputs.Contains(name))
                    yield return Finding.Error(activity, "check.unknown-variable", input.Name, name);
                else if (declared is { Default: null } && !IsSet(declared.Id) && !IsSet(declared.Name))
                    yield return Finding.Error(activity, "check.variable-never-set", input.Name, declared.Name);
            }
            foreach (var name in input.Compiled.InputsRead.Where(name => !_inputs.Contains(name) && Find(activity, name) is null))
                yield return Finding.Warning(activity, "check.unknown-input", input.Name, name);
        }
    }

    private IEnumerable<Finding> Written(Activity activity)
    {
        foreach (var output in activity.Kept.Where(output => Find(activity, output.Target!) is null && !IsOutput(output.Target!)))
            yield return Finding.Error(activity, "check.unknown-variable", output.Name, output.Target!);
        if (activity is SetVariable { Variable: var variable } && (variable is null || Find(activity, variable) is null))
            yield return Finding.Error(activity, "check.unknown-variable", "variable", variable ?? "");
    }

    private bool IsSet(string variable) =>
        _set.Contains(variable) || _set.Any(set => Accessor.Means(variable, set) || Accessor.Means(set, variable));

    private bool IsOutput(string name) => _graph.Definition.Outputs.Any(output => output.Name == name || output.Id == name);

    /// <summary>By id or name, from the inside out; <c>getTotal()</c> reads <c>total</c>.</summary>
    private VariableDefinition? Find(Activity activity, string variable)
    {
        for (var holder = activity; holder is not null; holder = holder.Container)
            if (Among(holder.Variables, variable) is { } found)
                return found;
        return Among(_graph.Definition.Variables, variable);
    }

    private static VariableDefinition? Among(IReadOnlyList<VariableDefinition> variables, string wanted) =>
        variables.FirstOrDefault(variable => variable.Id == wanted || variable.Name == wanted)
        ?? variables.FirstOrDefault(variable => Accessor.Means(wanted, variable.Name));
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Composition;

/// <summary>
/// A definition used as an activity in another. It runs inside the same instance; its variables, inputs and outputs are variables of its
/// own scope.
/// Leaves by the outcomes of a Complete activity within, else by "Done".
/// </summary>
internal sealed class WorkflowActivity(string typeName) : Activity
{
    private Activity? _root;

    internal override string TypeName => typeName;

    internal override IEnumerable<Input> AllInputs => Inputs.Values;

    public IReadOnlyDictionary<string, Input<object?>> Inputs { get; private set; } = new Dictionary<string, Input<object?>>();

    public IReadOnlyDictionary<string, Output<object?>> Outputs { get; private set; } = new Dictionary<string, Output<object?>>();

    /// <summary>The input's name as it is declared; null if there is none, whatever the case.</summary>
    public string? InputNamed(string name) => Inputs.Keys.FirstOrDefault(input => input.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override ActivityResult Execute(ActivityContext context)
    {
        foreach (var (name, input) in Inputs)
        {
            var declared = Variables.First(variable => variable.Name == name);
            context.SetOwnVariable(name, declared.Coerce(context.Get(input)));
        }
        return _root is null ? Complete() : Schedule(_root);
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) => End(context, []);

    /// <summary>Hands its outputs out.</summary>
    public ActivityResult End(ActivityContext context, IReadOnlyList<string> outcomes)
    {
        foreach (var (name, output) in Outputs)
            context.Set(output, context.GetVariable(name));
        return Complete([.. outcomes]);
    }

    /// <summary>The ways out that the definition declares; none: "Done".</summary>
    internal IReadOnlyList<string> DeclaredOutcomes { get; private set; } = [];

    internal void Inside(WorkflowDefinition definition, Activity? root)
    {
        DeclaredOutcomes = definition.Outcomes;
        _root = root;
        Variables =
        [
            .. definition.Variables,
            .. definition.Inputs,
            .. definition.Outputs.ExceptBy(definition.Inputs.Select(input => input.Name), output => output.Name),
        ];
        Inputs = definition.Inputs.ToDictionary(input => input.Name, input => new Input<object?>(input.Default));
        Outputs = definition.Outputs.ToDictionary(output => output.Name, _ => new Output<object?>());
    }
}

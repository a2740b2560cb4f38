using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>What the expressions of an activity see while one of its hooks runs.</summary>
internal sealed class FrameScope(Turn turn, Scopes scopes) : IExpressionScope
{
    public Scopes Scopes => scopes;

    /// <summary>What an activity lends to its expressions for a moment.</summary>
    public Dictionary<string, object?> Globals { get; } = [];

    /// <summary>What a script asked for with setOutcome(s).</summary>
    public IReadOnlyList<string>? Outcomes { get; private set; }

    public string? CorrelationId
    {
        get => turn.CorrelationId;
        set => turn.CorrelationId = value;
    }

    public string? InstanceName
    {
        get => turn.InstanceName;
        set => turn.InstanceName = value;
    }

    public string InstanceId => turn.InstanceId.ToString();

    public string DefinitionId => turn.Instance.Definition.DefinitionId;

    public int DefinitionVersion => turn.Instance.Definition.Version;

    public DateTimeOffset Now => turn.Now;

    public object? LastResult =>
        turn.Last<ActivityOutputSet>() is { } set ? set.Value
        : turn.Instance.LastOutput is { } last
            ? turn.Instance.OutputsIn(last.Container)?.GetValueOrDefault(last.ActivityId)?.GetValueOrDefault(last.Output)
        : null;

    public bool TryGetVariable(string name, out object? value) => scopes.TryGet(name, out value);

    public bool TryGetVariableById(string id, out object? value) => scopes.TryGetById(id, out value);

    public string? VariableCalled(string name) => scopes.NameCalled(name);

    public void SetVariable(string name, object? value) => scopes.Set(name, ValueJson.From(value));

    public bool TryGetInput(string name, out object? value) => scopes.TryGetInput(name, out value);

    public bool DeclaresInput(string name) => scopes.DeclaresInput(name);

    public object? GetOutput(string activity, string? output) => scopes.GetOutput(activity, output);

    public Guid NewGuid() => turn.NewGuid();

    public void Charge(int steps, long characters) => turn.Budget.ChargeScript(steps, characters);

    public void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    public bool TryGetGlobal(string name, out object? value) => Globals.TryGetValue(name, out value);
}

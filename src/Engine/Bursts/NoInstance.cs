using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Bursts;

/// <summary>The scope of expressions that are evaluated while no instance runs: there is nothing but the time.</summary>
internal sealed class NoInstance(DateTimeOffset now, DefinitionRef definition) : IExpressionScope
{
    public object? LastResult => null;

    public string? CorrelationId
    {
        get => null;
        set => throw NotHere();
    }

    public string? InstanceName
    {
        get => null;
        set => throw NotHere();
    }

    public string InstanceId => default(InstanceId).ToString();

    public string DefinitionId => definition.DefinitionId;

    public int DefinitionVersion => definition.Version;

    public DateTimeOffset Now => now;

    public bool TryGetVariable(string name, out object? value)
    {
        value = null;
        return false;
    }

    public void SetVariable(string name, object? value) => throw NotHere();

    public bool TryGetInput(string name, out object? value)
    {
        value = null;
        return false;
    }

    public object? GetOutput(string activity, string? output) => null;

    public Guid NewGuid() => throw NotHere();

    public void SetOutcomes(IReadOnlyList<string> outcomes) => throw NotHere();

    public bool TryGetGlobal(string name, out object? value)
    {
        value = null;
        return false;
    }

    private static ExpressionException NotHere() => new("A trigger's inputs are evaluated before there is an instance.");
}

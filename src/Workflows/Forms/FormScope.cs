using CaseFlow.Engine.Formulas;

namespace CaseFlow.Workflows.Forms;

/// <summary>What a form's condition may see: the values of the form, and of the row that it stands in. Nothing of the journey.</summary>
internal sealed class FormScope(Dictionary<string, object?> values, Dictionary<string, object?>? row, DateTimeOffset now) : IExpressionScope
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

    public string InstanceId => "";

    public string DefinitionId => "";

    public int DefinitionVersion => 0;

    public DateTimeOffset Now => now;

    public bool TryGetGlobal(string name, out object? value)
    {
        value = name switch
        {
            "values" => values,
            "row" => row,
            _ => null,
        };
        return value is not null;
    }

    public bool TryGetVariable(string name, out object? value)
    {
        value = null;
        return false;
    }

    public bool TryGetInput(string name, out object? value) => TryGetVariable(name, out value);

    public object? GetOutput(string activity, string? output) => null;

    public void SetVariable(string name, object? value) => throw NotHere();

    public void SetOutcomes(IReadOnlyList<string> outcomes) => throw NotHere();

    public Guid NewGuid() => throw NotHere();

    private static ExpressionException NotHere() => new("A form's condition can only read the form's values.");
}

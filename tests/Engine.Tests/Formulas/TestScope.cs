using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Tests.Formulas;

/// <summary>A scope in memory, at one fixed moment in Shanghai.</summary>
internal sealed class TestScope : IExpressionScope
{
    private int guids;

    public Dictionary<string, object?> Variables { get; } = [];
    public Dictionary<string, object?> Inputs { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, object?> Globals { get; } = [];
    public Dictionary<(string Activity, string? Output), object?> Outputs { get; } = [];
    public IReadOnlyList<string> Outcomes { get; private set; } = [];
    public List<string> Writes { get; } = [];

    public object? LastResult { get; set; }
    public string? CorrelationId { get; set; }
    public string? InstanceName { get; set; }
    public string InstanceId => "11111111-2222-3333-4444-555555555555";
    public string DefinitionId => "client-visit";
    public int DefinitionVersion => 3;
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(8));

    public bool TryGetVariable(string name, out object? value) => Variables.TryGetValue(name, out value);

    public string? VariableCalled(string name) => Variables.Keys.FirstOrDefault(known => Accessor.Means(name, known));

    public void SetVariable(string name, object? value)
    {
        Writes.Add(name);
        Variables[name] = value;
    }

    public bool TryGetInput(string name, out object? value) => Inputs.TryGetValue(name, out value);

    public bool DeclaresInput(string name) => name.Equals("notGiven", StringComparison.OrdinalIgnoreCase);

    public object? GetOutput(string activity, string? output) => Outputs.GetValueOrDefault((activity, output));

    public Guid NewGuid() => new(++guids, 0, 0, new byte[8]);

    public void SetOutcomes(IReadOnlyList<string> outcomes) => Outcomes = outcomes;

    public bool TryGetGlobal(string name, out object? value) => Globals.TryGetValue(name, out value);
}

using CaseFlow.Benchmarks.Support;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>Formulas as procedures use them, parsed once and evaluated again and again.</summary>
internal static class Evaluations
{
    private const int Rounds = 1_000;

    private static readonly (string Name, string Source)[] Formulas =
    [
        ("a condition", "getVariable('total') > 1000 && variables.tier === 'gold'"),
        (
            "a sum over a list",
            "variables.items.filter(item => item.quantity > 1).map(item => item.price * item.quantity).reduce((sum, price) => sum + price, 0)"
        ),
        ("a text", "`${variables.tier}: ${getVariable('total').toFixed(2)}`"),
    ];

    public static async Task RunAsync(BenchSize size)
    {
        var scope = new Scope();
        foreach (var (name, source) in Formulas)
        {
            var formula = ExpressionEvaluator.Shared.Compile(new Expression("JavaScript", source));
            var timing = await Timing.MeasureAsync(
                1,
                size.Journeys,
                (_, _) =>
                {
                    for (var round = 0; round < Rounds; round++)
                        formula.Evaluate(scope);
                    return Task.CompletedTask;
                }
            );
            Table.Row($"evaluations of {name}", Table.PerSecond(timing.Rate * Rounds));
        }

        Table.Gap();
    }

    private sealed class Scope : IExpressionScope
    {
        private readonly Dictionary<string, object?> variables = new()
        {
            ["total"] = 1280.5,
            ["tier"] = "gold",
            ["items"] =
                (List<object?>)
                    [
                        .. Enumerable
                            .Range(1, 5)
                            .Select(n => new Dictionary<string, object?> { ["quantity"] = (double)(n % 3), ["price"] = n * 100.0 }),
                    ],
        };

        public object? LastResult => null;

        public string? CorrelationId { get; set; }

        public string? InstanceName { get; set; }

        public string InstanceId => "";

        public string DefinitionId => "";

        public int DefinitionVersion => 0;

        public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public bool TryGetVariable(string name, out object? value) => variables.TryGetValue(name, out value);

        public void SetVariable(string name, object? value) => variables[name] = value;

        public bool TryGetInput(string name, out object? value) => variables.TryGetValue(name, out value);

        public object? GetOutput(string activity, string? output) => null;

        public Guid NewGuid() => Guid.Empty;

        public void SetOutcomes(IReadOnlyList<string> outcomes) { }

        public bool TryGetGlobal(string name, out object? value) => (value = null) is not null;
    }
}

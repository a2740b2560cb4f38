using System.Text.Json;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Formulas.Languages;
using Jint;
using Jint.Runtime;

namespace CaseFlow.Engine.Tests.Formulas.Comparison;

/// <summary>
/// One formula to both: to ours and to Jint, which implements ECMAScript. Both see the same variables, and both say their value as JSON, so
/// that neither has to know the other's types.
/// </summary>
/// <remarks>
/// Jint looks at its limits between statements only, so nothing is asked of it that grows without bound. One engine serves all formulas:
/// each stands in a function of its own, for a script's top-level names stay in its engine.
/// </remarks>
internal sealed class FormulaOracle
{
    public const string Threw = "throws";

    private readonly TestScope scope = new();
    private readonly Jint.Engine jint = new(options =>
    {
        options.LocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        options.Culture = System.Globalization.CultureInfo.InvariantCulture;
        options.MaxStatements(10_000);
        options.LimitMemory(64 << 20);
    });

    /// <param name="variables">As JSON; formulas only read them.</param>
    public FormulaOracle(string variables)
    {
        jint.SetValue("source", variables);
        jint.Execute("var variables = JSON.parse(source);");
        using var json = JsonDocument.Parse(variables);
        foreach (var (name, value) in (Dictionary<string, object?>)ValueJson.Read(json.RootElement)!)
            scope.Variables[name] = value;
    }

    public string Ours(string formula)
    {
        try
        {
            return JavaScript.Compile($"JSON.stringify(({formula}))").Evaluate(scope) as string ?? "undefined";
        }
        catch (ExpressionException failed)
        {
            return Refusal(failed) ?? Threw;
        }
    }

    public string Theirs(string formula)
    {
        try
        {
            var value = jint.Evaluate($"(function () {{ return JSON.stringify(({formula})); }})()");
            return value.IsUndefined() ? "undefined" : value.AsString();
        }
        catch (JavaScriptException)
        {
            return Threw;
        }
    }

    // What is not in the language is refused before it runs: no value to compare, but nothing to be silent about either.
    private static string? Refusal(ExpressionException failed) => failed.Problem is { } problem ? $"refused: {problem.Code}" : null;
}

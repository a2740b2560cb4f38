using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Primitives.Data;

/// <summary>Runs a script. Leaves by the outcomes that the script sets, else by "Done".</summary>
[Activity("Elsa.RunJavaScript", Category = "03 数据", Name = "脚本", EnglishName = "Run JavaScript")]
public sealed class RunJavaScript : Activity
{
    private readonly Input<object?> _code = new(null);

    /// <summary>The source itself, whatever language the designer marked it with.</summary>
    [Input(Editor.MultiLine, Name = "脚本", EnglishName = "Script")]
    public Input<string> Script { get; init; } = new("");

    /// <summary>What the designer draws as ports.</summary>
    [Input(Editor.Json, Name = "可能的出口", EnglishName = "Possible outcomes")]
    public Input<List<string>?> PossibleOutcomes { get; init; } = new(null);

    [Output(Name = "结果", EnglishName = "Result")]
    public Output<object?> Result { get; init; } = new();

    public override IReadOnlyList<string>? ExpectedOutcomes() =>
        Script.Expression?.Value is string source && source.Contains("setOutcome", StringComparison.Ordinal) ? null : ["Done"];

    public override ActivityResult Execute(ActivityContext context)
    {
        context.Set(Result, context.Evaluate(_code));
        return Complete(context.ScriptOutcomes is { Count: > 0 } outcomes ? [.. outcomes] : ["Done"]);
    }

    internal override void Read(JsonElement json, ActivityReader reader)
    {
        reader.Give(this, _code, "script", new Expression("JavaScript", Script.Expression?.Value));
        DynamicInputs = [.. DynamicInputs.Where(input => input != Script)];
    }
}

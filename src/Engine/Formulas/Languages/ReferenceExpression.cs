using System.Text.Json;

namespace CaseFlow.Engine.Formulas.Languages;

/// <summary>How the designer writes a reference: an object with id and name, the same as JSON text, or the bare name.</summary>
internal readonly record struct Reference(IReadOnlyDictionary<string, object?> Members)
{
    public string? this[string member] => Members.GetValueOrDefault(member) as string;

    public static Reference Read(object? value, string what)
    {
        if (value is string text && text.AsSpan().TrimStart() is not ['{', ..])
            value = new Dictionary<string, object?> { ["id"] = text, ["name"] = text };
        else if (value is string json)
            value = Parse(json, what);
        return value is Dictionary<string, object?> members ? new Reference(members) : throw Unnamed(what);
    }

    public static ExpressionException Unnamed(string what) =>
        what switch
        {
            "variable" => ExpressionException.Refused("formula.which-variable", $"It does not say which variable."),
            "input" => ExpressionException.Refused("formula.which-input", $"It does not say which input."),
            _ => ExpressionException.Refused("formula.which-activity", $"It does not say which activity."),
        };

    private static object? Parse(string json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ValueJson.Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw Unnamed(what);
        }
    }
}

/// <summary>The value of a variable.</summary>
internal sealed class VariableExpression(string id, string name) : CompiledExpression
{
    public override IReadOnlyCollection<string> VariablesRead => [name];

    public override string VariableId => id;

    public static CompiledExpression Compile(object? value)
    {
        var variable = Reference.Read(value, "variable");
        var id = variable["id"] ?? variable["name"] ?? throw Reference.Unnamed("variable");
        return new VariableExpression(id, variable["name"] ?? id);
    }

    public override object? Evaluate(IExpressionScope scope) =>
        scope.TryGetVariableById(id, out var value) || scope.TryGetVariable(name, out value)
            ? value
            : throw new ExpressionException($"There is no variable \"{name}\".");
}

/// <summary>The value of a workflow input; null when the instance was started without it.</summary>
internal sealed class InputExpression(string name) : CompiledExpression
{
    public override IReadOnlyCollection<string> InputsRead => [name];

    public static CompiledExpression Compile(object? value) =>
        new InputExpression(Reference.Read(value, "input")["name"] ?? throw Reference.Unnamed("input"));

    public override object? Evaluate(IExpressionScope scope) => scope.TryGetInput(name, out var value) ? value : null;
}

/// <summary>What an activity put out: <c>{activityId, output}</c>; without output its first.</summary>
internal sealed class OutputExpression(string activity, string? output) : CompiledExpression
{
    public static CompiledExpression Compile(object? value)
    {
        var reference = Reference.Read(value, "activity");
        return new OutputExpression(
            reference["activityId"] ?? reference["id"] ?? throw Reference.Unnamed("activity"),
            reference["output"] ?? reference["outputName"]
        );
    }

    public override object? Evaluate(IExpressionScope scope) => scope.GetOutput(activity, output);
}

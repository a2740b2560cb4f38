using System.Text.Json;

namespace CaseFlow.Engine.Formulas.Languages;

/// <summary>JSON text, or JSON itself, as a value.</summary>
internal static class ObjectExpression
{
    public static CompiledExpression Compile(object? value)
    {
        if (value is not string text)
            return new ConstantExpression(value);
        if (string.IsNullOrWhiteSpace(text))
            return new ConstantExpression(null);
        try
        {
            using var json = JsonDocument.Parse(text);
            return new ConstantExpression(ValueJson.Read(json.RootElement));
        }
        catch (JsonException problem)
        {
            throw ExpressionException.Refused(
                "formula.not-json",
                $"This is not valid JSON.",
                (int)(problem.LineNumber ?? -1) + 1,
                (int)(problem.BytePositionInLine ?? -1) + 1
            );
        }
    }
}

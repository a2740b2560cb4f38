using System.Collections.Frozen;
using CaseFlow.Engine.Formulas.Languages;

namespace CaseFlow.Engine.Formulas;

/// <summary>
/// The languages of expressions by their type name. Compiling is where a bad expression is refused, with line and column.
/// </summary>
public sealed class ExpressionEvaluator
{
    public static readonly ExpressionEvaluator Shared = new();

    private readonly FrozenDictionary<string, Func<object?, CompiledExpression>> _languages = new Dictionary<
        string,
        Func<object?, CompiledExpression>
    >
    {
        ["Literal"] = value => new ConstantExpression(value),
        ["Object"] = ObjectExpression.Compile,
        ["Json"] = ObjectExpression.Compile,
        ["Variable"] = VariableExpression.Compile,
        ["Input"] = InputExpression.Compile,
        ["Output"] = OutputExpression.Compile,
        ["JavaScript"] = value => JavaScript.Compile(value as string ?? ""),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Refused = FrozenSet.Create("CSharp", "C#", "Python", "Liquid");

    /// <summary>Throws <see cref="ExpressionException"/> for an unknown or refused language and for what does not parse.</summary>
    public CompiledExpression Compile(Expression expression)
    {
        if (_languages.TryGetValue(expression.Type, out var compile))
            return compile(expression.Value);
        throw Refused.Contains(expression.Type)
            ? ExpressionException.Refused(
                "formula.language-not-offered",
                $"{expression.Type} expressions are not offered: a formula must not be able to reach the server. Write it in JavaScript."
            )
            : ExpressionException.Refused("formula.unknown-language", $"There is no expression language \"{expression.Type}\".");
    }
}

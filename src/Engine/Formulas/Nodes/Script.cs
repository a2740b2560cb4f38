using CaseFlow.Engine.Formulas.Syntax;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Nodes;

/// <summary>A whole parsed script.</summary>
/// <param name="value">The only expression, where the script is nothing else: the usual case.</param>
internal sealed class Script(Statement body, Node? value, LexicalScope scope, Footprint footprint) : CompiledExpression
{
    public override IReadOnlyCollection<string> VariablesRead => footprint.VariablesRead;
    public override IReadOnlyCollection<string> VariablesSet => footprint.VariablesSet;
    public override IReadOnlyCollection<string> InputsRead => footprint.InputsRead;

    /// <remarks>A list or object literal counts as an empty one: what is in it does not make it a number or a time.</remarks>
    public override bool IsConstant(out object? constant)
    {
        constant = value switch
        {
            Constant { Value: not Undefined } known => known.Value,
            ListLiteral => new List<object?>(),
            ObjectLiteral => new Dictionary<string, object?>(),
            _ => null,
        };
        return value is Constant or ListLiteral or ObjectLiteral;
    }

    public override object? Evaluate(IExpressionScope scope)
    {
        var run = new Run(scope, footprint.ChangesValues);
        try
        {
            return Evaluate(run);
        }
        catch (ThrownException thrown)
        {
            throw thrown.Describe(run);
        }
        finally
        {
            scope.Charge(run.Steps, run.CharactersOut);
        }
    }

    private object? Evaluate(Run run)
    {
        var env = new Env(run, null, scope.Slots.Length == 0 ? [] : (object?[])scope.Slots.Clone());
        if (value is not null)
            run.Result = value.Evaluate(env);
        else
            body.Execute(env);

        var result = run.Out(run.Result);
        run.StoreChanges();
        return result;
    }
}

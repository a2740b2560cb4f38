using CaseFlow.Engine.Formulas.Nodes;
using CaseFlow.Engine.Formulas.Values;

namespace CaseFlow.Engine.Formulas.Library;

/// <summary>Elsa's functions that reach the running instance.</summary>
internal static class ElsaFunctions
{
    public static readonly Dictionary<string, object?> All = new()
    {
        ["getVariable"] = Native((run, args) => run.ReadVariable(Coerce.ToText(run, args.At(0)))),
        ["setVariable"] = Native((run, args) => Set(run, args)),
        ["getInput"] = Native((run, args) => Input(run, Coerce.ToText(run, args.At(0)))),
        ["getOutputFrom"] = Native((run, args) => run.In(run.Scope.GetOutput(Coerce.ToText(run, args.At(0)), TextOrNull(run, args.At(1))))),
        ["getLastResult"] = Native((run, _) => run.In(run.Scope.LastResult)),
        ["getCorrelationId"] = Native((run, _) => run.Scope.CorrelationId),
        ["setCorrelationId"] = Native((run, args) => Undefined.After(run.Scope.CorrelationId = TextOrNull(run, args.At(0)))),
        ["getWorkflowInstanceName"] = Native((run, _) => run.Scope.InstanceName),
        ["setWorkflowInstanceName"] = Native((run, args) => Undefined.After(run.Scope.InstanceName = TextOrNull(run, args.At(0)))),
        ["getWorkflowInstanceId"] = Native((run, _) => run.Scope.InstanceId),
        ["getWorkflowDefinitionId"] = Native((run, _) => run.Scope.DefinitionId),
        ["getWorkflowDefinitionVersionId"] = Native((run, _) => $"{run.Scope.DefinitionId}@{run.Scope.DefinitionVersion}"),
        ["getWorkflowDefinitionVersion"] = Native((run, _) => (double)run.Scope.DefinitionVersion),
        ["setOutcome"] = Native((run, args) => SetOutcomes(run, [Coerce.ToText(run, args.At(0))])),
        ["setOutcomes"] = Native(
            (run, args) => SetOutcomes(run, [.. Sequence.Of(run, args.At(0)).Select(name => Coerce.ToText(run, name))])
        ),
    };

    public static object? Input(Run run, string name) => run.Scope.TryGetInput(name, out var value) ? run.In(value) : Undefined.Value;

    /// <summary>
    /// getTotal(): the input or variable named Total or total; getResultFromSum(): the output Result of the activity Sum.
    /// </summary>
    public static object? Get(Run run, string function)
    {
        var name = function[3..];
        if (run.Scope.TryGetInput(name, out var input))
            return run.In(input);
        if (VariableName(run, name) is { } variable)
            return run.ReadVariable(variable);

        var isOutput = false;
        for (
            var at = name.IndexOf("From", 1, StringComparison.Ordinal);
            at > 0;
            at = name.IndexOf("From", at + 1, StringComparison.Ordinal)
        )
        {
            if (at + 4 == name.Length)
                break;
            isOutput = true;
            if (run.Scope.GetOutput(name[(at + 4)..], name[..at]) is { } output)
                return run.In(output);
        }

        if (isOutput || run.Scope.DeclaresInput(name))
            return null;
        return run.Scope.TryGetGlobal(function, out var known)
            ? run.In(known)
            : throw run.Fail($"There is no input or variable '{name}' for {function}().");
    }

    public static object Set(Run run, string function, object? value)
    {
        var name = VariableName(run, function[3..]) ?? throw run.Fail($"There is no variable '{function[3..]}' for {function}().");
        run.WriteVariable(name, value);
        return Undefined.Value;
    }

    private static Undefined Set(Run run, ReadOnlySpan<object?> args)
    {
        run.WriteVariable(Coerce.ToText(run, args.At(0)), args.At(1));
        return Undefined.Value;
    }

    private static string? VariableName(Run run, string name) =>
        run.Scope.TryGetVariable(name, out _) ? name : run.Scope.VariableCalled(name);

    private static Undefined SetOutcomes(Run run, IReadOnlyList<string> names)
    {
        run.Scope.SetOutcomes(names);
        return Undefined.Value;
    }

    private static string? TextOrNull(Run run, object? value) => value is null or Undefined ? null : Coerce.ToText(run, value);

    private static NativeFunction Native(Native body) => new(body);
}

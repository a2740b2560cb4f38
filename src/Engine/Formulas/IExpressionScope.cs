namespace CaseFlow.Engine.Formulas;

/// <summary>What an expression may reach: the state of its instance, seen from its place. Nothing else of the machine.</summary>
public interface IExpressionScope
{
    /// <summary>The nearest variable of this name outwards.</summary>
    bool TryGetVariable(string name, out object? value);

    /// <summary>The nearest variable with this id, as a definition refers to it.</summary>
    bool TryGetVariableById(string id, out object? value) => TryGetVariable(id, out value);

    /// <summary>
    /// The name of the nearest variable that scripts call this in <c>getFirstName()</c>: "FirstName", "firstName", "first_name". Null if
    /// there is none.
    /// </summary>
    string? VariableCalled(string name)
    {
        var lower = char.ToLowerInvariant(name[0]) + name[1..];
        return TryGetVariable(lower, out _) ? lower : null;
    }

    void SetVariable(string name, object? value);

    /// <summary>A workflow input; names are matched whatever their case.</summary>
    bool TryGetInput(string name, out object? value);

    /// <summary>The definition declares an input of this name, given or not.</summary>
    bool DeclaresInput(string name) => false;

    /// <summary>
    /// What an activity, by id, by name or by what functions call it, put out last as seen from here; output null means its first.
    /// </summary>
    object? GetOutput(string activity, string? output);

    object? LastResult { get; }
    string? CorrelationId { get; set; }
    string? InstanceName { get; set; }

    /// <summary>The instance's id, as a text.</summary>
    string InstanceId { get; }

    /// <summary>The definition it runs on, over all versions.</summary>
    string DefinitionId { get; }

    int DefinitionVersion { get; }
    DateTimeOffset Now { get; }

    Guid NewGuid();

    /// <summary>
    /// A script has run: so many steps, and a result of so many characters. May throw when all scripts together take too much.
    /// </summary>
    void Charge(int steps, long characters) { }

    /// <summary>For RunJavaScript's setOutcome(s).</summary>
    void SetOutcomes(IReadOnlyList<string> outcomes);

    /// <summary>Values known by name beside the accessors, e.g. a form's <c>values</c>; false if there is none.</summary>
    bool TryGetGlobal(string name, out object? value);
}

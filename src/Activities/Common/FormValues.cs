using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Common;

/// <summary>The values of a completed form, read by type. What is not there is empty: what must be there the form has checked.</summary>
public readonly record struct FormValues(IReadOnlyDictionary<string, object?> Values)
{
    public object? this[string field] => Values.GetValueOrDefault(field);

    public string Text(string field) => ValueJson.To<string>(this[field]) ?? "";

    public bool Flag(string field) => ValueJson.To<bool>(this[field]);

    public decimal Number(string field) => ValueJson.To<decimal>(this[field]);

    public DateOnly? Date(string field) => this[field] is string { Length: > 0 } ? ValueJson.To<DateOnly?>(this[field]) : null;

    public DateTimeOffset? Time(string field) => this[field] is string { Length: > 0 } ? ValueJson.To<DateTimeOffset?>(this[field]) : null;

    public IReadOnlyList<T> List<T>(string field) => ValueJson.To<IReadOnlyList<T>>(this[field]) ?? [];

    /// <summary>What was chosen of several; "none" is nothing.</summary>
    public IReadOnlyList<string> Chosen(string field) => [.. List<string>(field).Where(choice => choice != "none")];
}

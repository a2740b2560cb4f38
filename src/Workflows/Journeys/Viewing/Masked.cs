namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>
/// That there is a value, and of which kind; what it is stays here. Whoever designs procedures need not know whom they are about.
/// </summary>
/// <param name="Kind">none, text, number, truth, list, object.</param>
public sealed record Masked(string Name, string Kind)
{
    public static IReadOnlyList<Masked> Of(IEnumerable<KeyValuePair<string, object?>> values) =>
        [.. values.Select(value => new Masked(value.Key, KindOf(value.Value)))];

    private static string KindOf(object? value) =>
        value switch
        {
            null => "none",
            string => "text",
            bool => "truth",
            IReadOnlyDictionary<string, object?> => "object",
            System.Collections.IEnumerable => "list",
            _ => "number",
        };
}

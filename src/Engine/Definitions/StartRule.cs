namespace CaseFlow.Engine.Definitions;

/// <summary>Which people may start a definition by hand, and what they may give it (<c>customProperties.start</c>).</summary>
/// <param name="By">Groups of people, by the names that the application gives them. None: only other definitions, triggers and the
/// system start it.</param>
/// <param name="Inputs">Names of those inputs that a person fills; every other one is for definitions that use it as their child.</param>
public sealed record StartRule(IReadOnlyList<string> By, IReadOnlyList<string> Inputs)
{
    /// <summary>
    /// By input the values among which a person picks, each as "value|name|English name"; an input that is not in it is typed.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
}

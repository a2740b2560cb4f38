using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions.Checks;

/// <summary>What a finding means for whoever wants to publish.</summary>
public enum FindingSeverity
{
    /// <summary>A journey would stop, fail or lose something: the definition is not published.</summary>
    Error,

    /// <summary>It would run, but probably not as meant.</summary>
    Warning,
}

/// <summary>One thing that a check found in a definition, at its place.</summary>
/// <param name="Code">Key of the text ("check.unreachable").</param>
/// <param name="ActivityId">Null: the definition as a whole.</param>
/// <param name="Place">The input or port of the activity; null: the activity as a whole.</param>
public sealed record Finding(
    FindingSeverity Severity,
    string Code,
    string? ActivityId,
    string? ActivityName,
    string? Place,
    params IReadOnlyList<object> Arguments
)
{
    public string ActivityEnglishName { get; init; } = "";

    /// <summary>The activity's type as the definition writes it.</summary>
    public string ActivityType { get; init; } = "";

    public static Finding Error(Activity? activity, string code, string? place = null, params IReadOnlyList<object> arguments) =>
        At(FindingSeverity.Error, activity, code, place, arguments);

    public static Finding Warning(Activity? activity, string code, string? place = null, params IReadOnlyList<object> arguments) =>
        At(FindingSeverity.Warning, activity, code, place, arguments);

    /// <summary>What could not even be read.</summary>
    public static Finding Of(DefinitionProblem problem) => ProblemRules.Of(problem, null);

    private static Finding At(FindingSeverity severity, Activity? activity, string code, string? place, IReadOnlyList<object> arguments) =>
        new(severity, code, activity?.Id, activity?.Name, place, arguments)
        {
            ActivityEnglishName = activity?.EnglishName ?? "",
            ActivityType = activity?.TypeName ?? "",
        };
}

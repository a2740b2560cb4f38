namespace CaseFlow.Engine.Operations;

/// <summary>Why an instance cannot go on by another version as it stands.</summary>
/// <param name="Code">Stable, for texts: e.g. <c>migrate.not-there</c>, <c>migrate.variable-type</c>.</param>
/// <param name="ActivityId">Where, in the version that it runs on; null when a variable is meant.</param>
/// <param name="Name">What people call the place, or the variable.</param>
/// <param name="Detail">What else the text names: a type, another activity.</param>
/// <param name="Candidates">Activities of the new version that could stand for it; a mapping to one of them may solve it. Empty: it cannot
/// be solved.</param>
public sealed record MigrationProblem(string Code, string? ActivityId, string Name, string Detail, IReadOnlyList<string> Candidates);

using System.Text.Json;

namespace CaseFlow.Engine.Definitions;

/// <summary>Elsa 3.8's JSON to a graph. Reads every shape that Elsa reads (legacy connections, bare scalars, missing members) and keeps nothing it does not need.</summary>
public sealed class DefinitionReader(ActivityRegistry registry)
{
    public ActivityRegistry Registry { get; } = registry;

    /// <summary>Throws <see cref="DefinitionException"/> with all problems at once.</summary>
    public WorkflowGraph Read(JsonElement json) => throw new NotImplementedException();
}

/// <summary>One thing wrong with a definition, at its place.</summary>
/// <param name="ActivityId">Null: the definition as a whole.</param>
public sealed record DefinitionProblem(string? ActivityId, string? ActivityName, string Code, string Message);

public sealed class DefinitionException(IReadOnlyList<DefinitionProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => $"{problem.ActivityName ?? problem.ActivityId}: {problem.Message}")))
{
    public IReadOnlyList<DefinitionProblem> Problems { get; } = problems;
}

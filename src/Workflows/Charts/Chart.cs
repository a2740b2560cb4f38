using CaseFlow.Engine.State;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Charts;

/// <summary>Of a journey what decides who sees its content.</summary>
/// <param name="Procedure">What it runs on.</param>
/// <param name="Staff">By role.</param>
public sealed record Chart(
    JourneyId Journey,
    DefinitionRef Procedure,
    BranchId Branch,
    ClientId? Client,
    string? ClientName,
    IReadOnlyList<(string Role, PersonId Person)> Staff
);

/// <summary>The tasks of journeys, as far as they open a chart.</summary>
public interface IOpenWork
{
    /// <summary>There is an open task of the journey that the person who asks may do now.</summary>
    Task<bool> HasAsync(JourneyId journey, CancellationToken cancel);

    /// <summary>A task that the person who asks may do now shows this file.</summary>
    Task<bool> ShowsAsync(FileId file, Chart chart, CancellationToken cancel);
}

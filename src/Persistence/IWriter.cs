using CaseFlow.Persistence.Statements;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Persistence;

/// <summary>Writes what a unit of work has staged: all of it or nothing.</summary>
public interface IWriter
{
    /// <summary>
    /// Writes and commits these rows. False: some of them were changed by somebody else meanwhile, and nothing is written.
    /// </summary>
    /// <param name="changes">What other hosts are told with the commit, if there are other hosts.</param>
    Task<bool> TryWriteAsync(IReadOnlyList<Statement> statements, IReadOnlyList<LiveChange> changes, CancellationToken cancel);
}

namespace CaseFlow.Workflows.Shared;

/// <summary>Commits what a command has staged: all of it in one transaction, or nothing.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// The rows that decide whether it can be committed, each by a name: journeys that were read or staged, with all that belongs to
    /// them, and whatever else was staged (a series' counter, a slot).
    /// </summary>
    IReadOnlyList<string> ContestedRows { get; }

    /// <summary>False when somebody else changed the same rows meanwhile: the command is to run again from fresh state.</summary>
    Task<bool> TryCommitAsync(CancellationToken cancel);

    /// <summary>Forgets what was read and staged.</summary>
    void Reset();
}

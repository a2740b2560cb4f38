namespace CaseFlow.Workflows.Shared;

/// <summary>Commits what a command has staged: all of it in one transaction, or nothing.</summary>
public interface IUnitOfWork
{
    /// <summary>The journeys whose rows were read or staged.</summary>
    IReadOnlyList<JourneyId> Journeys { get; }

    /// <summary>False when somebody else changed the same rows meanwhile: the command is to run again from fresh state.</summary>
    Task<bool> TryCommitAsync(CancellationToken cancel);

    /// <summary>Forgets what was read and staged.</summary>
    void Reset();
}

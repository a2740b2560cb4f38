using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows;

/// <summary>
/// Everything that is stored. Rows of a branch are seen only by people of that branch (see <see cref="House.People.IOfBranch"/>). Handlers
/// stage; the unit of work commits.
/// </summary>
public abstract class CaseFlowDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>How many versions of forms were stored when a case was read; null before that. None is ever taken away.</summary>
    public int? StoredForms { get; protected set; }

    /// <summary>Those that this unit of work has opened; <see cref="Case"/> alone looks here.</summary>
    internal Dictionary<JourneyId, Case> Cases { get; } = [];

    /// <summary>
    /// For <see cref="Case"/>: reads with one question the journey and its client, the instances that have not ended, their waits, its open
    /// tasks and their people.
    /// </summary>
    protected internal abstract Task ReadCaseAsync(JourneyId journey, CancellationToken cancel);

    /// <summary>The same for the journey of this task, and the task itself even if it is closed.</summary>
    protected internal abstract Task ReadCaseOfAsync(TaskId task, CancellationToken cancel);

    /// <summary>What was read so far counts no more.</summary>
    protected void CloseCases()
    {
        Cases.Clear();
        StoredForms = null;
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Setup;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Branches;

/// <summary>The branches, each change of one with its line in the history of set-up.</summary>
public sealed class BranchBook(CaseFlowDb db, SetupHistory history, TimeProvider clock)
{
    public async Task<Branch> OpenAsync(string name, string timeZone, CancellationToken cancel)
    {
        var branch = new Branch
        {
            Id = new BranchId(Guid.CreateVersion7(clock.GetUtcNow())),
            Name = name.Trim(),
            TimeZone = timeZone,
        };
        db.Branches().Add(branch);
        await WriteAsync("branch.created", branch, null, null, cancel);
        return branch;
    }

    public Task RenameAsync(Branch branch, string name, string? reason, CancellationToken cancel)
    {
        var before = StateOf(branch);
        branch.Name = name.Trim();
        return WriteAsync("branch.renamed", branch, before, reason, cancel);
    }

    private Task WriteAsync(string act, Branch branch, object? before, string? reason, CancellationToken cancel) =>
        history.WriteAsync(
            act,
            new SetupSubject(SetupSubject.Branches, branch.Id.ToString(), branch.Name, branch.Id),
            before,
            StateOf(branch),
            reason,
            cancel
        );

    private static object StateOf(Branch branch) => new { branch.Name, branch.TimeZone };
}

using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.People;

/// <summary>A role held in a branch.</summary>
public sealed record Grant(string Role, BranchId Branch);

/// <summary>Who asks. Scoped to a request; the workers ask as <see cref="System"/>.</summary>
public sealed class CurrentPerson
{
    private IReadOnlySet<string> permissions = new HashSet<string>();

    public PersonId Id { get; private set; }

    public string UserName { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>The clock, the outbox, a demo: acts in all branches; no person.</summary>
    public bool IsSystem { get; private set; }

    public bool IsKnown => IsSystem || Id.Value != Guid.Empty;

    public IReadOnlyList<string> RoleIds => [.. Grants.Select(grant => grant.Role).Distinct()];

    public IReadOnlyList<BranchId> Branches => [.. Grants.Select(grant => grant.Branch).Distinct()];

    /// <summary>Where somebody works at the moment: the branch they name if it is theirs, else their first; null if there is none.</summary>
    public BranchId? BranchOr(BranchId? wanted) => wanted is { } branch ? IsSystem || Branches.Contains(branch) ? branch : null : Grants.Count > 0 ? Grants[0].Branch : null;

    public bool May(string permission) => IsSystem || permissions.Contains(permission);

    public bool Has(string role, BranchId branch) => Grants.Contains(new Grant(role, branch));

    public void Become(PersonId id, string userName, string name, IReadOnlyList<Grant> grants)
    {
        (Id, UserName, Name, Grants, IsSystem) = (id, userName, name, grants, false);
        permissions = Permissions.Of(RoleIds);
    }

    public void BecomeSystem(string name) => (Id, UserName, Name, Grants, IsSystem) = (default, name, name, [], true);
}

using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.People;

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

    /// <summary>Those in the real branches, also while the person is in trials.</summary>
    public IReadOnlyList<Grant> RealGrants { get; private set; } = [];

    /// <summary>The clock, the outbox, a demo: acts in all branches; no person.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Sees trials of procedures and no real client; see <see cref="Trials.TrialEntrance"/>.</summary>
    public bool IsInTrials { get; private set; }

    /// <summary>The real branches beside the trials', whose prices and files these read.</summary>
    public IReadOnlyList<BranchId> LentBy { get; private set; } = [];

    /// <summary>How far the clock of the trial that the person is in was set forward.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>Signed in with a password that somebody else made up: may change it, and nothing else.</summary>
    public bool MustChangePassword { get; private set; }

    public bool IsKnown => IsSystem || Id.Value != Guid.Empty;

    public IReadOnlyList<string> RoleIds => [.. Grants.Select(grant => grant.Role).Distinct()];

    public IReadOnlyList<BranchId> Branches => [.. Grants.Select(grant => grant.Branch).Distinct()];

    /// <summary>
    /// Where somebody works at the moment: the branch they name if it is theirs, else their first; null if there is none.
    /// </summary>
    public BranchId? BranchOr(BranchId? wanted) =>
        wanted is { } branch
            ? IsSystem || Branches.Contains(branch)
                ? branch
                : null
            : Grants.Count > 0
                ? Grants[0].Branch
                : null;

    public bool May(string permission) => IsSystem || permissions.Contains(permission);

    /// <summary>A permission counts only in branches where one of the person's roles grants it.</summary>
    public bool Holds(BranchId branch, string permission) =>
        IsSystem || Permissions.Of(Grants.Where(grant => grant.Branch == branch).Select(grant => grant.Role)).Contains(permission);

    public bool Has(string role, BranchId branch) => Grants.Contains(new Grant(role, branch));

    public void Become(PersonId id, string userName, string name, IReadOnlyList<Grant> grants, bool mustChangePassword = false)
    {
        MustChangePassword = mustChangePassword;
        if (mustChangePassword)
            grants = [];
        RealGrants = grants;
        (Id, UserName, Name, Grants, IsSystem, IsInTrials, Ahead) = (id, userName, name, grants, false, false, TimeSpan.Zero);
        permissions = Permissions.Of(RoleIds);
    }

    /// <summary>
    /// For the rest of this request: all roles of the clinic in these branches, besides those that the person has in the real ones, and
    /// nothing anywhere else.
    /// </summary>
    public void EnterTrials(IReadOnlyList<(BranchId Trial, BranchId Home)> branches, TimeSpan ahead)
    {
        List<Grant> grants =
        [
            .. branches.SelectMany(branch =>
                RoleGroups
                    .InTrials.Concat(RealGrants.Where(grant => grant.Branch == branch.Home).Select(grant => grant.Role))
                    .Distinct()
                    .Select(role => new Grant(role, branch.Trial))
            ),
        ];
        var known = permissions;
        (Grants, LentBy, Ahead, IsInTrials) = (grants, [.. branches.Select(branch => branch.Home).Distinct()], ahead, true);
        permissions = Permissions.Of(RoleIds).Union(known).ToHashSet(StringComparer.Ordinal);
    }

    public void SetTrialClock(TimeSpan ahead) => Ahead = ahead;

    public void BecomeSystem(string name) => (Id, UserName, Name, Grants, IsSystem) = (default, name, name, [], true);
}

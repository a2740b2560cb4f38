using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.People;

/// <summary>Somebody who works here and may sign in.</summary>
public sealed class Person
{
    public PersonId Id { get; set; }
    public required string UserName { get; set; }
    public required string Name { get; set; }

    /// <summary>By ASP.NET Identity's hasher; never leaves the server.</summary>
    public string PasswordHash { get; set; } = "";
    public bool IsActive { get; set; } = true;
    public int FailedLogins { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Changes when the password or the roles do: older sessions and tokens end.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>The password was made up by somebody else: until it is changed, nothing else can be done with it.</summary>
    public bool MustChangePassword { get; set; }
    public string? Mobile { get; set; }
    public string? QualificationKind { get; set; }
    public string? QualificationNumber { get; set; }
    public DateOnly? QualificationValidTo { get; set; }
    public DateOnly? FirstDay { get; set; }

    /// <summary>Whole day of the branch; afterwards there is no sign-in.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Moves on with every change that an administrator makes, not with sign-ins.</summary>
    public long Revision { get; set; }
    public List<PersonRole> Roles { get; } = [];

    public IReadOnlyList<Grant> Grants =>
        [
            .. Roles
                .OrderBy(role => role.BranchId.Value)
                .ThenBy(role => role.Role, StringComparer.Ordinal)
                .Select(role => new Grant(role.Role, role.BranchId)),
        ];

    /// <summary>The last day is over, as the person's branch counts days (R-SET-1).</summary>
    public async ValueTask<bool> HasLeftAsync(BranchClock clock, CancellationToken cancel) =>
        LastDay is { } last && Roles is [var first, ..] && last < await clock.TodayAsync(first.BranchId, cancel);

    public void Add(Grant grant)
    {
        if (!Grants.Contains(grant))
            Roles.Add(
                new PersonRole
                {
                    PersonId = Id,
                    Role = grant.Role,
                    BranchId = grant.Branch,
                }
            );
    }
}

public sealed class PersonRole
{
    public PersonId PersonId { get; set; }
    public required string Role { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>Leads the others of this role in this branch.</summary>
    public bool IsLead { get; set; }
}

public sealed class Branch
{
    public BranchId Id { get; set; }
    public required string Name { get; set; }

    /// <summary>IANA name; windows and days are the clinic's (R-FUP-11).</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>Only trials of procedures take place here, with the people and prices of that branch; null for a real one.</summary>
    public BranchId? TrialOf { get; set; }
}

/// <summary>A row that belongs to a branch: every query sees only those of the caller's branches.</summary>
public interface IOfBranch
{
    BranchId BranchId { get; }
}

/// <summary>Trials read it in the real branch as well: what a form offers there is what it offers to staff.</summary>
public interface IReadByTrials : IOfBranch;

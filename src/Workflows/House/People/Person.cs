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
    public List<PersonRole> Roles { get; } = [];

    public IReadOnlyList<Grant> Grants =>
        [
            .. Roles
                .OrderBy(role => role.BranchId.Value)
                .ThenBy(role => role.Role, StringComparer.Ordinal)
                .Select(role => new Grant(role.Role, role.BranchId)),
        ];

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

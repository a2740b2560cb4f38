using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients;

/// <summary>A permission counts only in branches where one of the person's roles grants it.</summary>
internal static class ClientRights
{
    /// <summary>R-PRI-3: who calls clients of this branch sees their numbers; everybody else sees them masked.</summary>
    public static bool MayCallIn(this CurrentPerson person, BranchId branch) => person.Holds(branch, ClientsRoom.Call);

    public static bool Holds(this CurrentPerson person, BranchId branch, string permission) =>
        person.IsSystem
        || Permissions.Of(person.Grants.Where(grant => grant.Branch == branch).Select(grant => grant.Role)).Contains(permission);
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Clients;

internal static class ClientRights
{
    /// <summary>R-PRI-3: who calls clients of this branch sees their numbers; everybody else sees them masked.</summary>
    public static bool MayCallIn(this CurrentPerson person, BranchId branch) => person.Holds(branch, ClientsRoom.Call);
}

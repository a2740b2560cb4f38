using CaseFlow.Activities.Common;

namespace CaseFlow.Workflows.House.People;

/// <summary>Roles that a permission is often granted to together.</summary>
public static class RoleGroups
{
    /// <summary>Who tries a procedure does everybody's part.</summary>
    public static IReadOnlyList<string> InTrials { get; } = [.. Roles.All.Except([Roles.Admin, Roles.ProcessManager, Roles.Auditor])];

    /// <summary>All who do the clinic's daily work.</summary>
    public static IReadOnlyList<string> Everyone { get; } = [.. InTrials, Roles.Admin];

    public static IReadOnlyList<string> Leads { get; } =
    [Roles.Manager, Roles.CsSupervisor, Roles.MedicalDirector, Roles.OperationsDirector, Roles.Admin];
}

using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>
/// Who may start a procedure by hand: the roles that it names (R-SET-7). One that names none at all may be started by everybody who may
/// start journeys. What the house does by itself needs no leave.
/// </summary>
public static class StartRights
{
    public static bool MayStart(this CurrentPerson person, WorkflowGraph graph, BranchId branch) =>
        person.IsSystem
        || (
            graph.Definition.Start is { } rule
                ? person.Branches.Contains(branch) && rule.By.Any(role => person.Has(role, branch))
                : person.MayIn(branch, JourneysRoom.Start)
        );

    /// <summary>The branches where the person may start it.</summary>
    public static IReadOnlyList<BranchId> BranchesToStart(this CurrentPerson person, WorkflowGraph graph) =>
        [.. person.Branches.Where(branch => person.MayStart(graph, branch))];
}

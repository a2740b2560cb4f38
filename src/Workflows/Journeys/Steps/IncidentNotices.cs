using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Notices;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>A journey stands: those who mend it are told (R-MSG-2).</summary>
public sealed class IncidentNotices(NoticeBoard notices, RoleHolders holders)
{
    public const string Stands = "journey.incident";

    /// <summary>Who mends journeys; the first of them that is there is told.</summary>
    public static readonly IReadOnlyList<string> Menders = [Roles.ProcessManager, Roles.Admin];

    public async Task TellAsync(Journey journey, BurstResult burst, WorkflowGraph graph, DateTimeOffset at, CancellationToken cancel)
    {
        if (journey.IsTrial || burst.Journal.OfType<IncidentRaised>().LastOrDefault() is not { Incident: var incident })
            return;
        var activity = incident.ActivityId is { } id ? graph.Find(id) : null;
        var facts = new Dictionary<string, object?>
        {
            ["client"] = journey.Client?.Name,
            ["procedure"] = journey.DefinitionName,
            ["title"] = activity?.Name,
            ["englishTitle"] = activity?.EnglishTitle,
            ["code"] = incident.Code,
        };
        var role = await holders.FirstHeldAsync(journey.BranchId, Menders, cancel);
        notices.TellRole(journey.BranchId, role, new NoticeContent(Stands, facts, journey.Id), at);
    }
}

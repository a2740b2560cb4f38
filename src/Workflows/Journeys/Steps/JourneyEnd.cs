using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Tasks.Making;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>A journey comes to its end: nothing of it stays open.</summary>
public sealed class JourneyEnd(HistoryWriter history, OpenTasks tasks)
{
    public void Come(Case ended, JourneyStatus status, DateTimeOffset at)
    {
        var journey = ended.Journey;
        (journey.Status, journey.EndedAt) = (status, at);
        foreach (var task in ended.OpenTasks)
            tasks.Cancel(journey, task, "journey-ended", at);
        if (status == JourneyStatus.Finished)
            history.Append(journey, at, JourneyHistory.JourneyFinished);
    }
}

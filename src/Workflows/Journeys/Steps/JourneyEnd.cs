using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Tasks.Making;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>A journey comes to its end: nothing of it stays open.</summary>
public sealed class JourneyEnd(HistoryWriter history, OpenTasks tasks)
{
    public async Task ComeAsync(Journey journey, JourneyStatus status, DateTimeOffset at, CancellationToken cancel)
    {
        (journey.Status, journey.EndedAt) = (status, at);
        foreach (var task in await tasks.OfAsync(journey.Id, cancel))
            tasks.Cancel(journey, task, "journey-ended", at);
        if (status == JourneyStatus.Finished)
            history.Append(journey, at, JourneyHistory.JourneyFinished);
    }
}

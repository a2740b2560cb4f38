using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>
/// Turns what the engine did in one step into rows: history, tasks and whatever else activities asked for, the journey's stage and status.
/// </summary>
public sealed class StepRecorder(
    HistoryWriter history,
    Consumers consumers,
    JourneyEnd end,
    IncidentNotices incidents,
    IDefinitionSource definitions
)
{
    public async Task RecordAsync(
        Case theCase,
        EngineCommand command,
        IReadOnlyList<BurstResult> bursts,
        Cause? cause,
        CancellationToken cancel
    )
    {
        var (journey, at) = (theCase.Journey, command.At);
        history.ActAs(cause?.Role);
        if (cause is not null)
            history.Append(journey, at, cause.Type, StepHistory.WithChanges(cause.Data, bursts), cause.Place);
        foreach (var burst in bursts)
        {
            var graph =
                await definitions.FindAsync(burst.Instance.Definition, cancel)
                ?? throw new InvalidOperationException($"{burst.Instance.Definition} runs, but is not stored.");
            journey.Stage = StepHistory.StageOf(burst, graph) ?? journey.Stage;
            foreach (var line in StepHistory.Of(burst, graph))
                history.Append(journey, at, line.Type, line.Data, line.Place);
            foreach (var emitted in burst.Emitted)
                await consumers.TellAsync(
                    emitted.Event,
                    new EmittedFrom(theCase, burst, emitted, at, graph.Find(emitted.ActivityId)!),
                    cancel
                );
            await incidents.TellAsync(journey, burst, graph, at, cancel);
            if (StepHistory.EndOf(burst, graph) is { } childEnd)
                history.Append(journey, at, childEnd.Type, childEnd.Data, childEnd.Place);
        }
        Settle(theCase, command);
    }

    /// <summary>A journey lives as long as any instance of its family does.</summary>
    private void Settle(Case theCase, EngineCommand command)
    {
        // What is staged counts as it is staged: one unit of work may hold several steps of a journey.
        var (journey, statuses) = (theCase.Journey, theCase.Instances.Select(row => Enum.Parse<InstanceStatus>(row.Status)).ToList());
        if (statuses.Exists(status => status is not (InstanceStatus.Finished or InstanceStatus.Cancelled)))
            journey.Status = statuses.Contains(InstanceStatus.Faulted) ? JourneyStatus.Faulted : JourneyStatus.Running;
        else
            end.Come(theCase, command is Cancel ? JourneyStatus.Cancelled : JourneyStatus.Finished, command.At);
        journey.UpdatedAt = command.At;
    }
}

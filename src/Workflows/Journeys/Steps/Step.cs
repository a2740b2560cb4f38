using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>What sets a step off: the first entry that it adds to the history.</summary>
/// <param name="Type">See <see cref="Shared.Room.HistoryTypes"/>.</param>
/// <param name="Role">In which role the person acts; null: their first in the branch.</param>
public sealed record Cause(string Type, IReadOnlyDictionary<string, object?> Data, HistoryPlace? Place = null, string? Role = null);

/// <summary>
/// The one place where a command drives a journey: the engine runs, and what came of it becomes rows of the same unit of work.
/// </summary>
public sealed class Step(WorkflowEngine engine, IInstanceStore store, StepRecorder recorder, BranchClock clock, AfterCommit afterCommit)
{
    public DateTimeOffset Now => clock.Now;

    /// <summary>Null when it is done; else why not, and nothing was changed.</summary>
    /// <param name="cause">Null only for a further command of the same step: what caused it stands in the history already.</param>
    public async Task<Refusal?> RunAsync(Case theCase, EngineCommand command, Cause? cause, CancellationToken cancel)
    {
        var journey = theCase.Journey;
        var result = await engine.ExecuteAsync(command with { Zone = await clock.ZoneAsync(journey.BranchId, cancel) }, store, cancel);
        if (result.Outcome != StepOutcome.Applied)
            return RefusalOf(result);
        await recorder.RecordAsync(theCase, command, result.Bursts, cause, cancel);
        afterCommit.Journey(journey.BranchId, journey.Id);
        return null;
    }

    private static Refusal RefusalOf(StepResult result) =>
        result.Outcome switch
        {
            StepOutcome.Refused => Refusal.Invalid([
                .. result.Refusals.Select(refusal => new FieldError(refusal.Field, refusal.Code, refusal.Arguments)),
            ]),
            StepOutcome.NotActivated => Refusal.Conflict("journey.not-activated"),
            StepOutcome.Ended => Refusal.Conflict("journey.ended"),
            _ => Refusal.Conflict("journey.moved-on"),
        };
}

using CaseFlow.Engine.Bursts;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>
/// The only door to running journeys. Holds no state of its own: everything is in the store, so a restart changes nothing.
/// </summary>
public sealed class WorkflowEngine(IDefinitionSource definitions, IAnswerQuestions? answers = null)
{
    /// <summary>Work items that one step may run, over all its bursts; past it the instance has an incident (<c>step-limit</c>).</summary>
    public int StepLimit { get; init; } = 10_000;

    /// <summary>Writes and reads the instance after every work item, as a restart there would. For tests: it must change nothing.</summary>
    public bool ReloadsBetweenItems { get; init; }

    /// <summary>
    /// Does one command: loads what it needs, runs until nothing is left to do at this moment, stages the result in <paramref
    /// name="store"/>.
    /// </summary>
    public async ValueTask<StepResult> ExecuteAsync(EngineCommand command, IInstanceStore store, CancellationToken cancel)
    {
        var step = new Step(definitions, store, command, cancel)
        {
            Budget = new Budget(StepLimit),
            ReloadsBetweenItems = ReloadsBetweenItems,
            Answers = answers,
        };
        var (outcome, refusals) = command switch
        {
            Start start => await StartAsync(start, step, store, cancel),
            Resume resume => await ResumeAsync(resume, step),
            Cancel ending => await CancelAsync(ending, step),
            Retry retry => await RetryAsync(retry, step),
            Skip or ChangeVariable or MoveToken or Migrate or UndoMigration => await new Operation(step, definitions, cancel).DoAsync(
                command
            ),
            _ => throw new ArgumentException($"{command.GetType().Name} is no command of the engine.", nameof(command)),
        };
        if (outcome != StepOutcome.Applied)
            return new StepResult(outcome, [], refusals);

        await step.RunAsync();
        if (step.Refusals.Count > 0)
            return new StepResult(StepOutcome.Refused, [], step.Refusals);
        var bursts = step.Conclude();
        foreach (var burst in bursts)
            store.Stage(burst);
        return new StepResult(StepOutcome.Applied, bursts, []);
    }

    private async ValueTask<Answer> StartAsync(Start start, Step step, IInstanceStore store, CancellationToken cancel)
    {
        if (await store.FindAsync(start.Instance, cancel) is not null)
            return StepOutcome.Exists;
        var graph = start.Version is { } version
            ? await definitions.FindAsync(new DefinitionRef(start.DefinitionId, version), cancel)
            : await definitions.FindPublishedAsync(start.DefinitionId, cancel);
        if (graph is null)
            return StepOutcome.NotFound;
        if (!await step.TryActivateAsync(start, start.Instance, graph))
            return StepOutcome.NotActivated;
        step.Enqueue(step.Create(start, graph));
        return StepOutcome.Applied;
    }

    private static async ValueTask<Answer> ResumeAsync(Resume resume, Step step)
    {
        if (await step.FindAsync(resume.Instance) is not { } burst)
            return StepOutcome.NotFound;
        if (burst.Instance.HasEnded)
            return StepOutcome.Ended;
        if (burst.Instance.FindBookmark(resume.Bookmark) is not { } bookmark)
            return StepOutcome.NotFound;
        if (resume.IsAttended)
            step.Attended = (resume.Instance, bookmark.Frame);
        var refusals = burst.Resume(bookmark, resume.Stimulus);
        if (refusals.Count > 0)
            return new Answer(StepOutcome.Refused, refusals);
        step.Enqueue(burst);
        return StepOutcome.Applied;
    }

    private static async ValueTask<Answer> CancelAsync(Cancel ending, Step step)
    {
        if (await step.FindAsync(ending.Instance) is not { } burst)
            return StepOutcome.NotFound;
        if (burst.Instance.HasEnded)
            return StepOutcome.Ended;
        await step.CancelAsync(burst, ending.Reason);
        return StepOutcome.Applied;
    }

    private static async ValueTask<Answer> RetryAsync(Retry retry, Step step)
    {
        if (await step.FindAsync(retry.Instance) is not { } burst)
            return StepOutcome.NotFound;
        if (burst.Instance.HasEnded)
            return StepOutcome.Ended;
        if (burst.Instance.FindIncident(retry.Incident) is not { } incident)
            return StepOutcome.NotFound;
        burst.Retry(incident);
        step.Enqueue(burst);
        return StepOutcome.Applied;
    }
}

/// <summary>How a command begins: it is to be run, or why not.</summary>
internal readonly record struct Answer(StepOutcome Outcome, IReadOnlyList<StimulusRefusal> Refusals)
{
    public static implicit operator Answer(StepOutcome outcome) => new(outcome, []);
}

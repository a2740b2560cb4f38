using CaseFlow.Engine.Bursts;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Operations;

/// <summary>
/// What an operator does to an instance that is under way. It is either done whole, or refused with the place and the reason.
/// </summary>
internal sealed class Operation(Step step, IDefinitionSource definitions, CancellationToken cancel)
{
    public async ValueTask<Answer> DoAsync(EngineCommand command)
    {
        if (await step.FindAsync(command.Instance) is not { } burst)
            return StepOutcome.NotFound;
        if (burst.Instance.HasEnded && command is not Migrate)
            // nothing runs in it, so it fits every version; whether its record may be moved is the application's business
            return StepOutcome.Ended;
        return command switch
        {
            Skip skip => GoOn(
                burst,
                burst.Instance.FindIncident(skip.Incident) is { } incident
                    ? Try(() => burst.Skip(incident, skip.Outcome))
                    : StepOutcome.NotFound
            ),
            MoveToken move => GoOn(
                burst,
                burst.Instance.FindFrame(move.From) is { } frame ? Try(() => burst.Move(frame, move.ToActivityId)) : StepOutcome.NotFound
            ),
            ChangeVariable change => Rested(burst, Try(() => burst.Change(change.Name, change.Value, change.Scope))),
            Migrate migrate => Rested(burst, await MigrateAsync(burst, migrate)),
            UndoMigration => Rested(burst, Try(burst.UndoMigration)),
            _ => throw new ArgumentException($"{command.GetType().Name} is no operation.", nameof(command)),
        };
    }

    private async ValueTask<Answer> MigrateAsync(Burst burst, Migrate migrate)
    {
        var instance = burst.Instance;
        var mapping = migrate.Mapping ?? new Dictionary<string, string>();
        if (migrate.ToVersion == instance.Definition.Version)
            return Refused(new StimulusRefusal("toVersion", "migrate.same-version"));
        if (await definitions.FindAsync(instance.Definition with { Version = migrate.ToVersion }, cancel) is not { } to)
            return Refused(new StimulusRefusal("toVersion", "migrate.no-version"));
        var problems = Migration.Preview(instance, burst.Graph, to, mapping, burst.At);
        if (problems.Count > 0)
            return new Answer(
                StepOutcome.Refused,
                [.. problems.Select(problem => new StimulusRefusal("mapping", problem.Code, problem.Name, problem.Detail))]
            );
        burst.Migrate(to, mapping);
        return StepOutcome.Applied;
    }

    private Answer GoOn(Burst burst, Answer answer)
    {
        if (answer.Outcome == StepOutcome.Applied)
            step.Enqueue(burst);
        return answer;
    }

    // Nothing is to be run: work that stopped at the step limit stays where it is.
    private Answer Rested(Burst burst, Answer answer)
    {
        if (answer.Outcome == StepOutcome.Applied && step.ReloadsBetweenItems)
            burst.Reload();
        return answer;
    }

    private static Answer Try(Func<StimulusRefusal?> operation) => operation() is { } refusal ? Refused(refusal) : StepOutcome.Applied;

    private static Answer Refused(StimulusRefusal refusal) => new(StepOutcome.Refused, [refusal]);
}

using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Engine.Definitions;

/// <summary>What starts instances of a definition: the triggers in it that are marked so, with what each of them waits for.</summary>
public static class TriggerIndex
{
    /// <summary>
    /// All triggers of the definition, at any depth, seen at this time and in this zone. Throws <see cref="DefinitionException"/> with
    /// every trigger whose inputs cannot be
    /// evaluated without an instance, or do not say what starts it.
    /// </summary>
    public static IReadOnlyList<Trigger> Of(WorkflowGraph graph, DateTimeOffset now, TimeZoneInfo zone)
    {
        var context = new TriggerContext(now, graph.Definition.Ref, zone);
        List<Trigger> triggers = [];
        List<DefinitionProblem> problems = [];
        foreach (var activity in graph.Activities.Where(activity => activity is { CanStartWorkflow: true } and ITrigger))
        {
            if (Read(activity, context, triggers) is { } problem)
                problems.Add(problem);
        }
        return problems.Count == 0 ? triggers : throw new DefinitionException(problems);
    }

    private static DefinitionProblem? Read(Activity activity, TriggerContext context, List<Trigger> triggers)
    {
        try
        {
            var stimuli = ((ITrigger)activity).StartsWith(context);
            triggers.AddRange(stimuli.Select(stimulus => new Trigger(activity.Id, stimulus)));
            return stimuli.Count == 0 ? Invalid("Its inputs do not say what starts it.", null) : null;
        }
        catch (Exception problem) when (problem is FormatException or ExpressionException)
        {
            return Invalid(problem.Message, (problem as ExpressionException)?.Problem);
        }

        DefinitionProblem Invalid(string message, CodedText? detail) =>
            new(activity.Id, activity.Name, "trigger.invalid", message) { Detail = detail };
    }
}

/// <summary>One way in which a definition starts.</summary>
/// <param name="ActivityId">Give it to <see cref="Start"/> as the trigger.</param>
public sealed record Trigger(string ActivityId, TriggerStimulus Stimulus);

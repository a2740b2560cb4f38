using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Definitions;

/// <summary>What starts instances of a definition: the triggers in it that are marked so, with what each of them waits for.</summary>
public static class TriggerIndex
{
    /// <summary>All triggers of the definition, at any depth, seen at this time. A trigger whose inputs cannot be evaluated without an instance is a problem of the definition.</summary>
    public static IReadOnlyList<Trigger> Of(WorkflowGraph graph, DateTimeOffset now)
    {
        var context = new TriggerContext(now, graph.Definition.Ref);
        return [.. graph.Activities.Where(activity => activity is { CanStartWorkflow: true } and ITrigger).Select(activity => Read(graph, activity, context))];
    }

    private static Trigger Read(WorkflowGraph graph, Activity activity, TriggerContext context)
    {
        try
        {
            var stimulus = ((ITrigger)activity).StartsWith(context);
            return new Trigger(graph.Definition.Ref, activity.Id, stimulus, stimulus is null ? "Its inputs do not say what starts it." : null);
        }
        catch (Exception problem) when (problem is FormatException or Expressions.ExpressionException)
        {
            return new Trigger(graph.Definition.Ref, activity.Id, null, problem.Message);
        }
    }
}

/// <summary>One way in which a definition starts.</summary>
/// <param name="ActivityId">Give it to <see cref="Start"/> as the trigger.</param>
/// <param name="Stimulus">What it starts on; null if there is a problem.</param>
public sealed record Trigger(State.DefinitionRef Definition, string ActivityId, TriggerStimulus? Stimulus, string? Problem);

using CaseFlow.Engine.Bursts;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>An activity that can start instances, where its definition marks it so (<c>customProperties.canStartWorkflow</c>).</summary>
public interface ITrigger
{
    /// <summary>What it starts on; null when its inputs do not say.</summary>
    TriggerStimulus? StartsWith(TriggerContext context);
}

/// <summary>What starts an instance: a stimulus with a key, a time, or a time that comes again and again.</summary>
public sealed record TriggerStimulus(string? Key, DateTimeOffset? DueAt = null, TimeSpan? Every = null, string? Cron = null);

/// <summary>Inputs of a trigger, evaluated without an instance: literals and formulas over nothing but the time.</summary>
public sealed class TriggerContext(DateTimeOffset now, DefinitionRef definition)
{
    public DateTimeOffset Now { get; } = now;

    public T Get<T>(Input<T> input) => input.IsDynamic ? ValueJson.To<T>(input.Compiled!.Evaluate(new NoInstance(Now, definition)))! : input.Constant();
}

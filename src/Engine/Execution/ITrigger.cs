using CaseFlow.Engine.Bursts;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.Primitives.Waiting;
using CaseFlow.Engine.State;

namespace CaseFlow.Engine.Execution;

/// <summary>An activity that can start instances, where its definition marks it so (<c>customProperties.canStartWorkflow</c>).</summary>
public interface ITrigger
{
    /// <summary>What it starts on: any of these; none when its inputs do not say.</summary>
    /// <exception cref="FormatException">The inputs cannot be what they say; the definition is refused with this message.</exception>
    IReadOnlyList<TriggerStimulus> StartsWith(TriggerContext context);
}

/// <summary>What starts an instance: a stimulus with a key, a time, or a time that comes again and again.</summary>
/// <param name="Name">As a wait's: what kind of stimulus it is, and who may send it.</param>
public sealed record TriggerStimulus(
    string Name,
    string? Key = null,
    DateTimeOffset? DueAt = null,
    TimeSpan? Every = null,
    string? Cron = null
)
{
    /// <summary>The first occurrence after this time; null for one that does not come again.</summary>
    /// <remarks>
    /// Counted from the last occurrence and not from when that was noticed, so it does not drift; those that nobody was there for are left
    /// out.
    /// </remarks>
    public static DateTimeOffset? NextAfter(DateTimeOffset occurrence, DateTimeOffset now, TimeSpan? every, string? cron, TimeZoneInfo zone)
    {
        if (cron is not null)
            return CronSchedule.ParseStored(cron).NextAfter(now > occurrence ? now : occurrence, zone);
        if (every is not { } interval)
            return null;
        var missed = now < occurrence ? 0 : (now - occurrence).Ticks / interval.Ticks;
        return occurrence + (interval * (missed + 1));
    }
}

/// <summary>Inputs of a trigger, evaluated without an instance: literals and formulas over nothing but the time.</summary>
public sealed class TriggerContext(DateTimeOffset now, DefinitionRef definition, TimeZoneInfo zone)
{
    public DateTimeOffset Now { get; } = now;

    /// <summary>The zone of the clock that people there look at.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    public T Get<T>(Input<T> input) =>
        input.IsDynamic ? ValueJson.To<T>(input.Compiled!.Evaluate(new NoInstance(Now, definition)), Zone)! : input.Constant(Zone);
}

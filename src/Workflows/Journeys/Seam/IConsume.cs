using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys.Steps;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>Turns what an activity emitted into rows of the same unit of work. One per kind of event; found by scanning.</summary>
public interface IConsume<in TEvent>
{
    Task ConsumeAsync(TEvent @event, EmittedFrom from, CancellationToken cancel);
}

/// <summary>Where an emitted event comes from.</summary>
/// <param name="Activity">Which asked for it.</param>
/// <param name="Burst">The instance afterwards: its bookmarks, its definition.</param>
public sealed record EmittedFrom(Case Case, BurstResult Burst, Emitted Emitted, DateTimeOffset At, Activity Activity)
{
    public Journey Journey => Case.Journey;

    /// <summary>The emitting activity, for the history.</summary>
    public HistoryPlace Place() => StepHistory.PlaceOf(Burst.Instance, Activity);
}

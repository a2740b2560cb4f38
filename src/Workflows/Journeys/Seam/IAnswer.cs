using CaseFlow.Engine.Execution;

namespace CaseFlow.Workflows.Journeys.Seam;

/// <summary>
/// A room answers what an activity asks, in the transaction of its step (the verb ask). One per kind of question; found by scanning. A yes
/// stages what it promises; a no stages nothing.
/// </summary>
public interface IAnswer<in TQuestion>
{
    Task<Reply> AnswerAsync(TQuestion question, AskedBy by, CancellationToken cancel);
}

/// <summary>Who asks: an activity of this journey, at the time of the step.</summary>
public sealed record AskedBy(Journey Journey, Activity Activity, DateTimeOffset At);

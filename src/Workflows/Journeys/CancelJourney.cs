using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Ends a journey with its children, tasks and timers. The reason stays in the history.</summary>
public static class CancelJourney
{
    public sealed record Command(JourneyId Journey, string Reason) : ICommand<JourneyDetail>;
}

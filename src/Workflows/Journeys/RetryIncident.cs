using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Journeys;

/// <summary>An operator lets a failed activity run again.</summary>
public static class RetryIncident
{
    public sealed record Command(JourneyId Journey, string IncidentId) : ICommand<JourneyDetail>;
}

using System.Text.Json;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Starts the published version of a definition for a client.</summary>
public static class StartJourney
{
    /// <param name="BranchId">Null: the caller's only or first branch.</param>
    public sealed record Command(string DefinitionId, ClientId ClientId, BranchId? BranchId = null, JsonElement? Input = null) : ICommand<JourneyDetail>;
}

using System.Text.Json;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

public static class GetJourney
{
    public sealed record Query(JourneyId Journey) : IQuery<JourneyDetail>;

    public sealed class Handler(CaseFlowDb db, JourneyView view, ChartSights sights) : IQueryHandler<Query, JourneyDetail>
    {
        public async Task<Result<JourneyDetail>> Handle(Query query, CancellationToken cancel)
        {
            var journey = await db.Journeys().Include(row => row.Client).SingleOrDefaultAsync(row => row.Id == query.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            await sights.OpenAsync(journey.ToChart(), ChartOpening.JourneyPage, cancel);
            return await view.OfAsync(journey, cancel);
        }
    }
}

/// <param name="Status">running, finished, cancelled, faulted.</param>
/// <param name="Variables">Those the caller may see.</param>
/// <param name="Sight">How much of it that is: nothing, cover, record or whole.</param>
/// <param name="MayStateReason">The caller would see the whole if they said why.</param>
/// <param name="MayOperate">The caller may skip, change variables, move and migrate.</param>
/// <param name="OpenTasks">Of the whole family: the root's and its children's.</param>
public sealed record JourneyDetail(
    JourneyId Id,
    string DefinitionId,
    string DefinitionName,
    string EnglishName,
    int Version,
    string Status,
    string Stage,
    ClientHead? Client,
    BranchId BranchId,
    string BranchName,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt,
    JsonElement Variables,
    IReadOnlyList<OpenTask> OpenTasks,
    IReadOnlyList<JourneyIncident> Incidents,
    IReadOnlyList<ChildInstance> Children,
    IReadOnlyList<PendingTimer> Timers,
    PersonRef? Consultant,
    PersonRef? Assistant,
    PersonRef? Doctor,
    bool MayCancel,
    bool MayRetry,
    bool MayOperate,
    string Sight,
    bool MayStateReason
);

/// <param name="Id">"instance id/number": goes into the retry call.</param>
public sealed record JourneyIncident(
    string Id,
    string? ActivityId,
    string? ActivityName,
    string? EnglishName,
    string Code,
    string Message,
    DateTimeOffset At
);

public sealed record ChildInstance(Guid Id, string DefinitionId, string DefinitionName, string EnglishName, int Version, string Status);

public sealed record PendingTimer(string ActivityId, string ActivityName, string EnglishName, DateTimeOffset DueAt);

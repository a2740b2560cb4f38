using CaseFlow.Engine.State;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Files;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Rows;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>Takes a trial away without a trace. Nobody is in it, so nothing of it need be kept (R-PRI-2).</summary>
public static class RemoveTrial
{
    public sealed record Command(JourneyId Journey) : ICommand<Done>;

    public sealed class Handler(CaseFlowDb db, TrialEntrance entrance, TrialDrafts drafts, CurrentPerson person)
        : ICommandHandler<Command, Done>
    {
        public async Task<Result<Done>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.IsSystem)
                await entrance.EnterAsync(command.Journey.Value, cancel);
            var journey = await db.Journeys().SingleOrDefaultAsync(row => row.Id == command.Journey, cancel);
            if (journey is not { TrialAhead: not null })
                return Refusal.NotFound("journey.not-found");

            foreach (var row in await db.RowsOfAsync(journey.Id, _ => true, cancel))
                Remove(row, journey);
            await drafts.RemoveAsync(new DefinitionRef(journey.DefinitionId, journey.Version), cancel);
            db.Journeys().Remove(journey);
            await RemoveClientAsync(journey, cancel);
            return Done.Instance;
        }

        /// <summary>Pictures made for the trial go as all else does; one that was there before is its uploader's again.</summary>
        private void Remove(object row, Journey journey)
        {
            if (row is StoredFile file && file.BranchId != journey.BranchId && file.UploadedAt < journey.StartedAt)
                file.JourneyId = null;
            else
                db.Remove(row);
        }

        private async Task RemoveClientAsync(Journey journey, CancellationToken cancel)
        {
            if (
                journey.ClientId is not { } id
                || await db.Journeys().AnyAsync(other => other.ClientId == id && other.Id != journey.Id, cancel)
            )
                return;
            db.Clients().RemoveRange(await db.Clients().Where(row => row.Id == id).ToListAsync(cancel));
        }
    }
}

/// <summary>Trials that were started so long ago that nobody goes on with them.</summary>
public static class ListOldTrials
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public sealed record Query : IQuery<IReadOnlyList<JourneyId>>;

    public sealed class Handler(CaseFlowDb db, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<JourneyId>>
    {
        public async Task<Result<IReadOnlyList<JourneyId>>> Handle(Query query, CancellationToken cancel)
        {
            var until = clock.GetUtcNow() - Kept;
            return await db.Journeys()
                .Where(row => row.TrialAhead != null && row.StartedAt <= until)
                .OrderBy(row => row.StartedAt)
                .Select(row => row.Id)
                .ToListAsync(cancel);
        }
    }
}

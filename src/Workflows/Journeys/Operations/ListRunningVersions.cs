using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>The versions on which journeys run that the caller may mend, and the published ones that they could go to.</summary>
public static class ListRunningVersions
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Journeys">How many run on it.</param>
    /// <param name="Targets">Other published versions, newest first.</param>
    public sealed record Item(
        string DefinitionId,
        string Name,
        string EnglishName,
        int Version,
        int Journeys,
        IReadOnlyList<PublishedVersion> Targets
    );

    public sealed class Handler(CaseFlowDb db, PublishedVersions versions, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var running = await RunningAsync(cancel);
            var ids = running.Select(row => row.DefinitionId).Distinct().ToList();
            var names = await db.Definitions()
                .Where(row => ids.Contains(row.DefinitionId))
                .Select(row => new
                {
                    row.DefinitionId,
                    row.Version,
                    row.Name,
                    row.EnglishName,
                })
                .ToListAsync(cancel);

            var items = new List<Item>();
            foreach (var (id, version, journeys) in running)
            {
                var name = names.FirstOrDefault(row => row.DefinitionId == id && row.Version == version);
                var targets = (await versions.OfAsync(id, cancel)).Where(target => target.Version != version).ToList();
                items.Add(new Item(id, name?.Name ?? id, name?.EnglishName ?? "", version, journeys, targets));
            }
            return items.OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Version).ToList();
        }

        private async Task<List<(string DefinitionId, int Version, int Journeys)>> RunningAsync(CancellationToken cancel)
        {
            var counts = await db.Journeys()
                .Where(journey => journey.EndedAt == null)
                .GroupBy(journey => new
                {
                    journey.DefinitionId,
                    journey.Version,
                    journey.BranchId,
                })
                .Select(same => new
                {
                    same.Key.DefinitionId,
                    same.Key.Version,
                    same.Key.BranchId,
                    Count = same.Count(),
                })
                .ToListAsync(cancel);
            return counts
                .Where(row => person.MayIn(row.BranchId, JourneysRoom.Operate))
                .GroupBy(row => (row.DefinitionId, row.Version), row => row.Count)
                .Select(same => (same.Key.DefinitionId, same.Key.Version, Journeys: same.Sum()))
                .ToList();
        }
    }
}

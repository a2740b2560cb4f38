using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Starting;

/// <summary>The published procedures that the caller may start (R-SET-7), by name.</summary>
public static class ListStarts
{
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="NeedsClient">It is about a client, who must be named.</param>
    public sealed record Item(string DefinitionId, string Name, string EnglishName, string Description, bool NeedsClient);

    public sealed class Handler(CaseFlowDb db, IDefinitionSource definitions, CurrentPerson person)
        : IQueryHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancel)
        {
            var published = await db.Definitions()
                .Where(row => row.IsPublished)
                .OrderBy(row => row.Name)
                .Select(row => row.DefinitionId)
                .ToListAsync(cancel);
            List<Item> items = [];
            foreach (var id in published)
            {
                if (await definitions.FindPublishedAsync(id, cancel) is { } graph && person.BranchesToStart(graph).Count > 0)
                    items.Add(ItemOf(graph));
            }
            return items;
        }

        private static Item ItemOf(WorkflowGraph graph)
        {
            var definition = graph.Definition;
            return new Item(
                definition.DefinitionId,
                definition.Name,
                definition.EnglishName,
                definition.Description,
                JourneyStart.NeedsClient(graph)
            );
        }
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using CaseFlow.Workflows.Definitions.Offers;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Checks;

/// <summary>
/// All that is wrong with a definition, and all that is doubtful: by itself, and against what is offered to it here, such as roles and
/// forms, and the other definitions.
/// </summary>
public sealed class DefinitionChecks(
    CaseFlowDb db,
    DefinitionParser parser,
    EditorOffers offers,
    EventPeopleRules events,
    TimeProvider clock
)
{
    /// <summary>Errors first. Nothing that stands in a definition makes it throw.</summary>
    public async Task<IReadOnlyList<Finding>> OfAsync(JsonObject json, CancellationToken cancel)
    {
        try
        {
            var graph = await parser.ReadStoredAsync(json, cancel);
            IEnumerable<Finding> findings =
            [
                .. DefinitionCheck.Of(graph, await SurroundingsAsync(cancel)),
                .. PeopleRules.Of(graph),
                .. await events.OfAsync(graph, cancel),
                .. TriggersOf(graph),
                .. await UsesAsync(json, cancel),
            ];
            return [.. findings.OrderBy(finding => finding.Severity)];
        }
        catch (DefinitionException unreadable)
        {
            return [.. unreadable.Problems.Select(Finding.Of)];
        }
    }

    private async Task<Surroundings> SurroundingsAsync(CancellationToken cancel)
    {
        var definitions = await db.Definitions()
            .Where(row => row.IsLatest || row.IsPublished)
            .Select(row => new
            {
                row.DefinitionId,
                row.IsPublished,
                row.Json,
            })
            .ToListAsync(cancel);
        return new Surroundings
        {
            Names = await offers.NamesAsync(cancel),
            Definitions = definitions
                .GroupBy(row => row.DefinitionId)
                .ToDictionary(
                    same => same.Key,
                    same => Known(same.Any(row => row.IsPublished), same.OrderByDescending(row => row.IsPublished).First().Json)
                ),
        };
    }

    private static KnownDefinition Known(bool isPublished, string json) =>
        new(isPublished, DefinitionReader.ReadHead(DefinitionJson.ToElement(DefinitionJson.Parse(json))).Outcomes);

    private IEnumerable<Finding> TriggersOf(WorkflowGraph graph)
    {
        try
        {
            TriggerIndex.Of(graph, clock.GetUtcNow(), TimeZoneInfo.Utc);
            return [];
        }
        catch (DefinitionException refused)
        {
            return refused.Problems.Select(Finding.Of);
        }
    }

    /// <summary>What is used as an activity must be published, for it stays the same then.</summary>
    private async Task<IEnumerable<Finding>> UsesAsync(JsonObject json, CancellationToken cancel)
    {
        try
        {
            await parser.PinAsync((JsonObject)json.DeepClone(), cancel);
            return [];
        }
        catch (DefinitionException refused)
        {
            return refused.Problems.Select(Finding.Of);
        }
    }
}

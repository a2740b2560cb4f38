using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>What would miss a definition: journeys that ran on it, and definitions that run it as an activity or as a child.</summary>
public sealed class DefinitionUses(CaseFlowDb db)
{
    private static readonly string[] Over = [nameof(InstanceStatus.Finished), nameof(InstanceStatus.Cancelled)];

    /// <param name="version">Null: any.</param>
    public async Task<bool> HasJourneysAsync(string definitionId, int? version, CancellationToken cancel) =>
        await db.Journeys()
            .IgnoreQueryFilters()
            .AnyAsync(row => row.DefinitionId == definitionId && (version == null || row.Version == version), cancel)
        || await db.Instances()
            .IgnoreQueryFilters()
            .AnyAsync(row => row.DefinitionId == definitionId && (version == null || row.Version == version), cancel)
        || await db.History()
            .IgnoreQueryFilters()
            .AnyAsync(row => row.DefinitionId == definitionId && (version == null || row.DefinitionVersion == version), cancel);

    /// <summary>
    /// The versions of other definitions that use this one, of those that are the latest, or published, or have journeys under way.
    /// </summary>
    public async Task<IReadOnlyList<DefinitionVersion>> ConsumersAsync(string definitionId, CancellationToken cancel)
    {
        var types = await db.Definitions()
            .Where(row => row.DefinitionId == definitionId && row.TypeName != null)
            .Select(row => row.TypeName!)
            .Distinct()
            .ToListAsync(cancel);
        var underWay = db.Instances().IgnoreQueryFilters().Where(row => !Over.Contains(row.Status));
        var others = await db.Definitions()
            .AsNoTracking()
            .Where(row =>
                row.DefinitionId != definitionId
                && (
                    row.IsLatest
                    || row.IsPublished
                    || underWay.Any(one => one.DefinitionId == row.DefinitionId && one.Version == row.Version)
                )
            )
            .OrderBy(row => row.DefinitionId)
            .ThenBy(row => row.Version)
            .ToListAsync(cancel);
        return others.FindAll(row =>
            ActivityJson
                .All(DefinitionJson.Parse(row.Json).Member("root"))
                .Any(activity => types.Contains(activity.Text("type")!) || TargetOf(activity) == definitionId)
        );
    }

    private static string? TargetOf(JsonObject activity) =>
        activity.Text("workflowDefinitionId")
        ?? ((activity.Member("workflowDefinitionId") as JsonObject)?.Member("expression") as JsonObject)?.Text("value");
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>What publishing a definition means for those that use it as an activity.</summary>
public sealed class ConsumerUpdates(CaseFlowDb db, ActivityRegistry registry, Drafts drafts, DefinitionLog log)
{
    private readonly References references = new(registry);

    /// <summary>
    /// Makes the latest version of each consumer use this one: a draft is changed, of a published one there is a new version, which is to
    /// be published.
    /// </summary>
    public async Task<IReadOnlyList<DefinitionVersion>> FollowAsync(DefinitionVersion published, CancellationToken cancel)
    {
        List<DefinitionVersion> toPublish = [];
        foreach (var consumer in (await ConsumersAsync(published, cancel)).Where(row => row.IsLatest))
        {
            var json = DefinitionJson.Parse(consumer.Json);
            var behind = references
                .In(json)
                .Where(activity => IsMeant(activity, published) && activity.Text("workflowDefinitionVersionId") != published.VersionId)
                .ToList();
            if (behind.Count == 0)
                continue;
            foreach (var activity in behind)
                References.Pin(activity, published);
            if (consumer.PublishedAt is null)
                await SaveAsync(consumer, json, cancel);
            else
                toPublish.Add(await drafts.AddAsync(consumer.DefinitionId, json, cancel));
        }
        return toPublish;
    }

    /// <summary>Definitions that were published before what they use was there: an activity of unknown type becomes this one.</summary>
    public async Task FillInAsync(DefinitionVersion published, CancellationToken cancel)
    {
        var stored = await db.Definitions()
            .Where(row => row.DefinitionId == published.DefinitionId)
            .Select(row => row.VersionId)
            .ToListAsync(cancel);
        foreach (var consumer in (await ConsumersAsync(published, cancel)).Where(row => row.PublishedAt is not null))
        {
            var json = DefinitionJson.Parse(consumer.Json);
            var unknown = references
                .In(json)
                .Where(activity => IsMeant(activity, published) && !stored.Contains(activity.Text("workflowDefinitionVersionId") ?? ""))
                .ToList();
            foreach (var activity in unknown)
                References.Pin(activity, published);
            if (unknown.Count > 0)
                await SaveAsync(consumer, json, cancel);
        }
    }

    private async Task SaveAsync(DefinitionVersion consumer, JsonObject json, CancellationToken cancel)
    {
        DefinitionJson.Put(consumer, json);
        consumer.Revision++;
        await log.AddAsync(consumer, DefinitionChangeKind.Updated, cancel);
    }

    private async Task<IReadOnlyList<DefinitionVersion>> ConsumersAsync(DefinitionVersion published, CancellationToken cancel)
    {
        if (published.TypeName is not { } type)
            return [];
        return await db.Definitions()
            .Where(row => row.DefinitionId != published.DefinitionId && row.Json.Contains(type))
            .OrderBy(row => row.DefinitionId)
            .ThenBy(row => row.Version)
            .ToListAsync(cancel);
    }

    private static bool IsMeant(JsonObject activity, DefinitionVersion definition) =>
        activity.Text("workflowDefinitionId") is { } id ? id == definition.DefinitionId : activity.Text("type") == definition.TypeName;
}

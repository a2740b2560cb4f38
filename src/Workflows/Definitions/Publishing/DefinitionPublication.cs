using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>
/// Publishes a version: it is checked, what it uses is pinned, its triggers are exchanged, and its consumers follow if it says so, all in
/// one unit of work.
/// </summary>
public sealed class DefinitionPublication(
    Drafts drafts,
    DefinitionParser parser,
    TriggerIndexing triggers,
    ConsumerUpdates consumers,
    DefinitionLog log
)
{
    /// <summary>Null when it is done; else all that is wrong, and nothing is to be committed.</summary>
    public async Task<Refusal?> PublishAsync(DefinitionVersion version, CancellationToken cancel, PublishedFor? wish = null)
    {
        try
        {
            await DoAsync(version, DefinitionChangeKind.Published, wish, cancel);
            return null;
        }
        catch (DefinitionException refused)
        {
            return DefinitionJson.RefusalOf(refused);
        }
    }

    private async Task DoAsync(DefinitionVersion version, DefinitionChangeKind kind, PublishedFor? wish, CancellationToken cancel)
    {
        var json = DefinitionJson.Parse(version.Json);
        if (version.PublishedAt is null)
        {
            await parser.PinAsync(json, cancel);
            DefinitionJson.Put(version, json);
        }
        var graph = await parser.ReadAsync(json, cancel);
        await triggers.ExchangeAsync(graph, cancel);
        foreach (var other in (await drafts.InUseAsync(version.DefinitionId, cancel)).Append(version).Distinct())
        {
            if (other.IsLatest || other.IsPublished)
                other.Revision++;
            (other.IsLatest, other.IsPublished) = (other == version, other == version);
        }
        (version.PublishedAt, version.PublishedBy) = (log.Now, wish?.Who ?? log.Who);
        await log.AddAsync(version, kind, cancel, new ChangeNote(wish?.Comment));

        await consumers.FillInAsync(version, cancel);
        if (!graph.Definition.UpdatesConsumers)
            return;
        foreach (var consumer in await consumers.FollowAsync(version, cancel))
            await DoAsync(consumer, DefinitionChangeKind.Updated, wish: null, cancel);
    }
}

/// <summary>Who wanted a publication that somebody else, or the clock, has let take effect, and what they said.</summary>
public sealed record PublishedFor(string Who, string Comment);

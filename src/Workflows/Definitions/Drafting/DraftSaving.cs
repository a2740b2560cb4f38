using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// Keeps a content in the draft if the latest version is one, else as a new version, which is the first of a definition that nobody has
/// seen.
/// </summary>
public sealed class DraftSaving(Drafts drafts, DefinitionParser parser, DefinitionLog log)
{
    /// <summary>What can never run is refused, with activity, place and reason.</summary>
    public async Task<Result<VersionHead>> SaveAsync(JsonElement definition, CancellationToken cancel)
    {
        try
        {
            var json = DefinitionJson.Parse(definition.GetRawText());
            await parser.ReadAsync(json, cancel);
            return VersionHead.Of(await KeepAsync(json, cancel));
        }
        catch (DefinitionException refused)
        {
            return DefinitionJson.RefusalOf(refused);
        }
        catch (JsonException refused)
        {
            return Refusal.Invalid("definition", "definition.invalid", "", refused.Message);
        }
    }

    private async Task<DefinitionVersion> KeepAsync(JsonObject json, CancellationToken cancel)
    {
        var id = json.Text("definitionId") is { Length: > 0 } given ? given : Guid.CreateVersion7(log.Now).ToString("N");
        var versions = await drafts.VersionsAsync(id, cancel);
        if (versions.SingleOrDefault(row => row.IsLatest) is not { PublishedAt: null } draft)
            return await drafts.AddAsync(id, json, cancel);
        DefinitionJson.Put(draft, json);
        draft.FileHash = null;
        draft.Revision++;
        await log.AddAsync(draft, DefinitionChangeKind.Saved, cancel);
        return draft;
    }
}

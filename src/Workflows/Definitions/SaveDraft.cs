using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;

namespace CaseFlow.Workflows.Definitions;

/// <summary>
/// Keeps what somebody drew or imported: in the draft if the latest version is one, else as a new version, which is the first of a definition that nobody has seen. What can never run is refused,
/// with activity, place and reason. Nothing starts on it before it is published.
/// </summary>
public static class SaveDraft
{
    /// <param name="Definition">Elsa's JSON; without a definitionId it becomes a definition of its own.</param>
    public sealed record Command(JsonElement Definition) : ICommand<VersionHead>;

    public sealed class Handler(Drafts drafts, DefinitionParser parser, DefinitionLog log, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(Permissions.DefinitionsEdit)) return Refusal.Forbidden("definition.may-not-edit");
            if (command.Definition.ValueKind != JsonValueKind.Object) return Refusal.Invalid("definition", "field.not-an-object");
            try
            {
                var json = DefinitionJson.Parse(command.Definition.GetRawText());
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
            if (versions.SingleOrDefault(row => row.IsLatest) is not { PublishedAt: null } draft) return await drafts.AddAsync(id, json, cancel);
            DefinitionJson.Put(draft, json);
            draft.FileHash = null;
            draft.Revision++;
            await log.AddAsync(draft, DefinitionChangeKind.Saved, cancel);
            return draft;
        }
    }
}

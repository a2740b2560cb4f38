using System.Text.Json.Nodes;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>
/// The content of an old version becomes a new version, which is published as any other. A draft that is there stays as the version that it
/// is, so going back to it is possible too.
/// Asked twice, it happens once.
/// </summary>
public static class RevertDefinition
{
    public sealed record Command(string DefinitionId, int Version) : ICommand<VersionHead>;

    public sealed class Handler(Drafts drafts, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.FirstOrDefault(row => row.Version == command.Version) is not { } old)
                return Refusal.NotFound("definition.not-found");
            var latest = versions.Single(row => row.IsLatest);
            if (JsonNode.DeepEquals(ContentOf(latest), ContentOf(old)))
                return VersionHead.Of(latest);
            return VersionHead.Of(
                await drafts.AddAsync(old.DefinitionId, DefinitionJson.Parse(old.Json), cancel, revertedFrom: old.Version)
            );
        }

        private static JsonObject ContentOf(DefinitionVersion version)
        {
            var json = DefinitionJson.Parse(version.Json);
            foreach (var own in new[] { "id", "version" })
                json.Remove(own);
            return json;
        }
    }
}

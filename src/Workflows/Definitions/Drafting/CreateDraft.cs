using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Drafting;

/// <summary>Begins a new version with the content of the latest one; if that is a draft, there is nothing to begin.</summary>
public static class CreateDraft
{
    public sealed record Command(string DefinitionId) : ICommand<VersionHead>;

    public sealed class Handler(Drafts drafts, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.Count == 0)
                return Refusal.NotFound("definition.not-found");
            var latest = versions.Single(row => row.IsLatest);
            return VersionHead.Of(
                latest.PublishedAt is null ? latest : await drafts.AddAsync(latest.DefinitionId, DefinitionJson.Parse(latest.Json), cancel)
            );
        }
    }
}

/// <summary>A version without its content.</summary>
public sealed record VersionHead(
    string DefinitionId,
    int Version,
    string VersionId,
    string Name,
    string EnglishName,
    bool IsLatest,
    bool IsPublished,
    long Revision
)
{
    public static VersionHead Of(DefinitionVersion row) =>
        new(row.DefinitionId, row.Version, row.VersionId, row.Name, row.EnglishName, row.IsLatest, row.IsPublished, row.Revision);
}

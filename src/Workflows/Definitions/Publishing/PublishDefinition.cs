using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>
/// New journeys start on this version from now on; running ones stay where they are. Refused with all that is wrong, and nothing changes
/// then.
/// </summary>
public static class PublishDefinition
{
    /// <param name="Version">Null: the latest.</param>
    public sealed record Command(string DefinitionId, int? Version = null) : ICommand<VersionHead>;

    public sealed class Handler(
        Drafts drafts,
        DefinitionParser parser,
        MissingForms forms,
        DefinitionPublication publication,
        CurrentPerson person
    ) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Publish))
                return Refusal.Forbidden("definition.may-not-publish");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.FirstOrDefault(row => command.Version is { } wanted ? row.Version == wanted : row.IsLatest) is not { } version)
                return Refusal.NotFound("definition.not-found");
            if (version is { IsPublished: true, IsLatest: true })
                return VersionHead.Of(version);

            var graph = await parser.ReadStoredAsync(DefinitionJson.Parse(version.Json), cancel);
            if (await forms.OfAsync(graph, [], cancel) is { Count: > 0 } missing)
                return Refusal.Invalid(missing);
            return await publication.PublishAsync(version, cancel) is { } refusal ? refusal : VersionHead.Of(version);
        }
    }
}

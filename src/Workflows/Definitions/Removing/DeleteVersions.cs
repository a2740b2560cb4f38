using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>
/// Removes drafts, or none of them: a version that was published, or that a journey ran on, stays. The version before it is the latest
/// again. Asked twice, it happens once.
/// </summary>
public static class DeleteVersions
{
    public sealed record Command(IReadOnlyList<string> VersionIds) : ICommand<Response>;

    public sealed record Response(int Deleted);

    public sealed class Handler(CaseFlowDb db, Drafts drafts, DefinitionUses uses, DefinitionLog log, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            var ids = command.VersionIds;
            var versions = await db.Definitions().Where(row => ids.Contains(row.VersionId)).ToListAsync(cancel);
            foreach (var version in versions)
            {
                if (version.PublishedAt is not null)
                    return Refusal.Invalid("root", "definition.was-published", version.Name, version.Version);
                if (await uses.HasJourneysAsync(version.DefinitionId, version.Version, cancel))
                    return Refusal.Invalid("root", "definition.has-journeys", version.Name);
                await log.AddAsync(version, DefinitionChangeKind.Deleted, cancel);
                var others = (await drafts.VersionsAsync(version.DefinitionId, cancel)).Where(row => row != version).ToList();
                if (version.IsLatest && others.Count > 0)
                {
                    others[^1].IsLatest = true;
                    others[^1].Revision++;
                }
                db.Definitions().Remove(version);
            }
            return new Response(versions.Count);
        }
    }
}

using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Triggers;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>
/// Removes definitions with all their versions, or none of them: what a journey ran on, or another definition uses, stays. Its changes stay
/// in the log. Asked twice, it happens once.
/// </summary>
public static class DeleteDefinitions
{
    public sealed record Command(IReadOnlyList<string> DefinitionIds) : ICommand<Response>;

    public sealed record Response(int Deleted);

    public sealed class Handler(CaseFlowDb db, DefinitionUses uses, TriggerIndexing triggers, DefinitionLog log, CurrentPerson person)
        : ICommandHandler<Command, Response>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancel)
        {
            var deleted = 0;
            foreach (var id in command.DefinitionIds.Distinct(StringComparer.Ordinal))
            {
                var versions = await db.Definitions().Where(row => row.DefinitionId == id).OrderBy(row => row.Version).ToListAsync(cancel);
                if (versions.Count == 0)
                    continue;
                if (await WhyNotAsync(versions, command.DefinitionIds, cancel) is { } refusal)
                    return refusal;
                await triggers.WithdrawAsync(id, cancel);
                await log.AddAsync(versions[^1], DefinitionChangeKind.Deleted, cancel);
                db.Definitions().RemoveRange(versions);
                deleted++;
            }
            return new Response(deleted);
        }

        private async Task<Refusal?> WhyNotAsync(List<DefinitionVersion> versions, IReadOnlyList<string> together, CancellationToken cancel)
        {
            var (id, name) = (versions[^1].DefinitionId, versions[^1].Name);
            var wasPublished = versions.Exists(row => row.PublishedAt is not null);
            if (!person.May(wasPublished ? DefinitionsRoom.Publish : DefinitionsRoom.Edit))
                return Refusal.Forbidden(wasPublished ? "definition.may-not-publish" : "definition.may-not-edit");
            if (await uses.HasJourneysAsync(id, null, cancel))
                return Refusal.Invalid("root", "definition.has-journeys", name);
            var consumers = (await uses.ConsumersAsync(id, cancel))
                .Where(row => !together.Contains(row.DefinitionId))
                .Select(row => row.Name)
                .Distinct()
                .ToList();
            return consumers.Count > 0 ? Refusal.Invalid("root", "definition.has-consumers", name, string.Join("、", consumers)) : null;
        }
    }
}

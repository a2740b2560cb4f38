using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Triggers;

namespace CaseFlow.Workflows.Definitions.Publishing;

/// <summary>No journey starts on the definition any more, by hand or by a trigger. What runs goes on.</summary>
public static class RetractDefinition
{
    public sealed record Command(string DefinitionId) : ICommand<VersionHead>;

    public sealed class Handler(Drafts drafts, TriggerIndexing triggers, DefinitionLog log, CurrentPerson person) : ICommandHandler<Command, VersionHead>
    {
        public async Task<Result<VersionHead>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(Permissions.DefinitionsPublish)) return Refusal.Forbidden("definition.may-not-publish");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.SingleOrDefault(row => row.IsPublished) is not { } published) return Refusal.NotFound("definition.not-published");
            await triggers.WithdrawAsync(published.DefinitionId, cancel);
            published.IsPublished = false;
            foreach (var row in versions.Where(row => row.IsLatest || row == published)) row.Revision++;
            await log.AddAsync(published, DefinitionChangeKind.Retracted, cancel);
            return VersionHead.Of(published);
        }
    }
}

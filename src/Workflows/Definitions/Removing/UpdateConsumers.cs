using CaseFlow.Workflows.Definitions.Drafting;
using CaseFlow.Workflows.Definitions.Publishing;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>
/// Makes the drafts of those that use a definition as an activity use its published version; one that is published gets such a draft. None
/// is published by that.
/// </summary>
public static class UpdateConsumers
{
    public sealed record Command(string DefinitionId) : ICommand<IReadOnlyList<string>>;

    public sealed class Handler(Drafts drafts, ConsumerUpdates consumers, CurrentPerson person)
        : ICommandHandler<Command, IReadOnlyList<string>>
    {
        public async Task<Result<IReadOnlyList<string>>> Handle(Command command, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Edit))
                return Refusal.Forbidden("definition.may-not-edit");
            var versions = await drafts.VersionsAsync(command.DefinitionId, cancel);
            if (versions.SingleOrDefault(row => row.IsPublished) is not { } published)
                return Refusal.NotFound("definition.not-published");
            return (await consumers.FollowAsync(published, cancel)).Select(row => row.DefinitionId).ToList();
        }
    }
}

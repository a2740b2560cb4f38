using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Definitions.Removing;

/// <summary>Which definitions use this one, as an activity or as a child.</summary>
public static class ListConsumers
{
    public sealed record Query(string DefinitionId) : IQuery<IReadOnlyList<string>>;

    public sealed class Handler(DefinitionUses uses, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<string>>
    {
        public async Task<Result<IReadOnlyList<string>>> Handle(Query query, CancellationToken cancel)
        {
            if (!person.May(DefinitionsRoom.Read))
                return Refusal.Forbidden("definition.may-not-read");
            return (await uses.ConsumersAsync(query.DefinitionId, cancel)).Select(row => row.DefinitionId).Distinct().ToList();
        }
    }
}

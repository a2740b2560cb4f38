using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>What the branch in which the caller works lacks for a visit (P23); nothing where one can begin.</summary>
public static class ListVisitNeeds
{
    /// <param name="Branch">Null: the caller's first.</param>
    public sealed record Query(BranchId? Branch = null) : IQuery<IReadOnlyList<MissingNeed>>;

    public sealed class Handler(VisitNeeds needs, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<MissingNeed>>
    {
        public async Task<Result<IReadOnlyList<MissingNeed>>> Handle(Query query, CancellationToken cancel)
        {
            if (person.IsInTrials)
                return new List<MissingNeed>();
            if (person.BranchOr(query.Branch) is not { } branch)
                return Refusal.NotFound("branch.not-found");
            return (await needs.MissingAsync(branch, cancel)).ToList();
        }
    }
}

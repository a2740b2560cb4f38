using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>What each branch lacks for a visit, as the gate of a visit says it (P23), to those who can set it up.</summary>
public static class GetReadiness
{
    /// <param name="FirstOnly">Whether anything is missing at all: the first branch that lacks something is enough.</param>
    public sealed record Query(bool FirstOnly = false) : IQuery<Response>;

    /// <param name="Branches">Those whose set-up the caller manages, by name.</param>
    public sealed record Response(IReadOnlyList<BranchState> Branches)
    {
        public bool IsComplete => Branches.All(branch => branch.Missing.Count == 0);
    }

    public sealed record BranchState(BranchId Id, string Name, IReadOnlyList<MissingNeed> Missing);

    public sealed class Handler(CaseFlowDb db, VisitNeeds needs, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var mine = person.Branches.Where(branch => person.Holds(branch, HouseRoom.ManageStaff)).ToList();
            if (mine.Count == 0)
                return Refusal.Forbidden("auth.forbidden");
            if (query.FirstOnly)
                return new Response(await FirstMissingAsync(mine, cancel));
            var branches = await db.Branches()
                .AsNoTracking()
                .Where(branch => branch.TrialOf == null && mine.Contains(branch.Id))
                .OrderBy(branch => branch.Name)
                .ToListAsync(cancel);
            List<BranchState> states = [];
            foreach (var branch in branches)
                states.Add(new BranchState(branch.Id, branch.Name, await needs.MissingAsync(branch.Id, cancel)));
            return new Response(states);
        }

        private async Task<IReadOnlyList<BranchState>> FirstMissingAsync(IReadOnlyList<BranchId> mine, CancellationToken cancel)
        {
            foreach (var branch in mine)
                if (await needs.MissingAsync(branch, cancel) is { Count: > 0 } missing)
                    return [new BranchState(branch, "", missing)];
            return [];
        }
    }
}

using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>The newest trial of a procedure that the caller may go on with or remove.</summary>
public static class FindTrial
{
    public sealed record Query(string DefinitionId) : IQuery<Response>;

    /// <param name="Journey">Null: there is none.</param>
    public sealed record Response(JourneyId? Journey);

    public sealed class Handler(CaseFlowDb db, TrialEntrance entrance) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var branches = await entrance.BranchesAsync(cancel);
            if (branches.Count == 0)
                return new Response(null);
            var newest = await db.Journeys()
                .IgnoreQueryFilters()
                .Where(row => row.DefinitionId == query.DefinitionId && branches.Contains(row.BranchId))
                .OrderByDescending(row => row.StartedAt)
                .Select(row => (JourneyId?)row.Id)
                .FirstOrDefaultAsync(cancel);
            return new Response(newest);
        }
    }
}

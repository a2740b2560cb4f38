using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>
/// The leaves that the caller has a part in: own ones, those in which they stand in, and those that they decide. What waits for a decision
/// comes first.
/// </summary>
public static class ListLeaves
{
    /// <param name="Past">Those that are over, too.</param>
    public sealed record Query(bool Past = false, Paging? Paging = null) : IQuery<Page<LeaveItem>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Paging!).SetValidator(new PagingValidator()).When(query => query.Paging is not null);
    }

    public sealed class Handler(CaseFlowDb db, LeaveBook leaves, BranchClock clock) : IQueryHandler<Query, Page<LeaveItem>>
    {
        public async Task<Result<Page<LeaveItem>>> Handle(Query query, CancellationToken cancel)
        {
            var now = clock.Now;
            var page = await leaves
                .Seen.AsNoTracking()
                .Where(leave =>
                    query.Past || (leave.To > now && (leave.State == LeaveState.Requested || leave.State == LeaveState.Approved))
                )
                .OrderByDescending(leave => leave.State == LeaveState.Requested)
                .ThenBy(leave => leave.From)
                .ThenBy(leave => leave.Id)
                .ToPageAsync(query.Paging, cancel);
            var items = new List<LeaveItem>();
            foreach (var leave in page.Items)
                items.Add(LeaveItem.Of(leave, leaves, now, leaves.MayDecide(leave) ? await AlsoAwayAsync(leave, cancel) : []));
            return new Page<LeaveItem>(items, page.PageNumber, page.PageSize, page.Total);
        }

        /// <summary>Others of the same roles, for whoever decides.</summary>
        private async Task<List<string>> AlsoAwayAsync(Leave leave, CancellationToken cancel)
        {
            var roles = leave.Person!.Roles.Where(role => role.BranchId == leave.BranchId).Select(role => role.Role).ToList();
            return await db.Leaves()
                .Where(other => other.PersonId != leave.PersonId && other.From < leave.To && leave.From < other.To)
                .Standing()
                .Where(other => other.Person!.Roles.Any(role => role.BranchId == leave.BranchId && roles.Contains(role.Role)))
                .Select(other => other.Person!.Name)
                .Distinct()
                .OrderBy(name => name)
                .ToListAsync(cancel);
        }
    }
}

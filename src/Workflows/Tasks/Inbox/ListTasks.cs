using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>The inbox: tasks that the caller may see, most urgent first unless <c>Sort</c> says otherwise.</summary>
public static class ListTasks
{
    /// <summary>See <see cref="TaskCriteria"/>.</summary>
    public sealed record Query(
        string Box = "open",
        string? Role = null,
        string? Stage = null,
        string? Due = null,
        JourneyId? JourneyId = null,
        string? Q = null,
        string? Sort = null,
        Paging? Paging = null,
        string? Step = null,
        int? Waiting = null,
        BranchId? Branch = null
    ) : IQuery<Page<TaskSummary>>
    {
        public Query(TaskCriteria criteria, Paging paging)
            : this(
                criteria.Box,
                criteria.Role,
                criteria.Stage,
                criteria.Due,
                null,
                criteria.Q,
                criteria.Sort,
                paging,
                criteria.Step,
                criteria.Waiting,
                criteria.Branch
            ) { }

        internal TaskCriteria Criteria => new(Box, Role, Stage, Step, Due, Waiting, Branch, Q, Sort);
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Criteria).SetValidator(new TaskCriteriaValidator()).OverridePropertyName("");
    }

    public sealed class Handler(TaskSearch search, TaskSummaries summaries) : IQueryHandler<Query, Page<TaskSummary>>
    {
        public async Task<Result<Page<TaskSummary>>> Handle(Query query, CancellationToken cancel)
        {
            var found = await search.FindAsync(query.Criteria, cancel);
            if (query.JourneyId is { } journey)
                found = found.Where(task => task.JourneyId == journey);
            var page = query.Paging ?? new Paging();
            var total = await found.CountAsync(cancel);
            var rows = TaskSearch.InOrder(found, query.Sort).Skip((page.Page - 1) * page.PageSize).Take(page.PageSize);
            return new Page<TaskSummary>(await summaries.OfAsync(rows, cancel), page.Page, page.PageSize, total);
        }
    }
}

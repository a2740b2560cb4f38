using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>
/// Where somebody goes on who has done a task of a list: to the one that stood behind it, never to one that is not theirs.
/// </summary>
public static class NextTask
{
    /// <summary>Nobody works further down a list than this.</summary>
    private const int Depth = 500;

    /// <param name="At">Where in the list the one that is done stood, from 0; what followed it has moved up to there.</param>
    /// <param name="Done">It is not the next one, also when this list still shows it.</param>
    public sealed record Query(TaskCriteria Criteria, int At = 0, TaskId? Done = null) : IQuery<Response>;

    /// <param name="Task">Null: the list has nothing more for the caller.</param>
    /// <param name="At">Where it stands.</param>
    /// <param name="Left">How many tasks of the list the caller could do now.</param>
    public sealed record Response(TaskId? Task, int At, int Left);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Criteria).SetValidator(new TaskCriteriaValidator()).OverridePropertyName("");
            RuleFor(query => query.At).GreaterThanOrEqualTo(0).WithErrorCode("list.bad-page");
        }
    }

    public sealed class Handler(TaskSearch search, CurrentPerson person) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var found = await search.FindAsync(query.Criteria, cancel);
            if (query.Done is { } done)
                found = found.Where(task => task.Id != done);
            var inOrder = await TaskSearch
                .InOrder(found, query.Criteria.Sort)
                .Take(Depth)
                .Select(task => new { task.Id, task.AssigneeId })
                .ToListAsync(cancel);
            var offered = (await found.OfferedTo(person).Select(task => task.Id).ToListAsync(cancel)).ToHashSet();

            List<(TaskId Id, int At)> doable =
            [
                .. inOrder
                    .Index()
                    .Where(one => one.Item.AssigneeId is { } taken ? taken == person.Id : offered.Contains(one.Item.Id))
                    .Select(one => (one.Item.Id, one.Index)),
            ];
            if (doable.Count == 0 || !person.May(TasksRoom.Work))
                return new Response(null, 0, 0);
            var next = doable.FindIndex(one => one.At >= query.At);
            var (task, at) = doable[Math.Max(next, 0)];
            return new Response(task, at, doable.Count);
        }
    }
}

using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Bulk;

/// <summary>To whom the caller may hand these tasks over: those who may hold most of them first.</summary>
public static class ListReceivers
{
    public sealed record Query(IReadOnlyList<TaskId> Tasks) : IQuery<IReadOnlyList<Response>>;

    /// <param name="MayHold">How many of the tasks this person may hold.</param>
    public sealed record Response(PersonRef Person, int MayHold);

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Tasks).ArePile();
    }

    public sealed class Handler(CaseFlowDb db, TaskPile pile, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<Response>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancel)
        {
            var tasks = (await pile.FindAsync(query.Tasks, cancel)).Values.Where(task => task.MayBeHandedOverBy(person)).ToList();
            var roles = tasks.Select(task => task.Role).Distinct().ToList();
            var branches = tasks.Select(task => task.BranchId).Distinct().ToList();
            var people = await db.People()
                .AsNoTracking()
                .Where(one => one.IsActive && one.Id != person.Id)
                .Where(one => one.Roles.Any(held => roles.Contains(held.Role) && branches.Contains(held.BranchId)))
                .ToListAsync(cancel);
            return people
                .Select(one => new Response(PersonRef.Of(one)!, tasks.Count(task => task.MayBeHeldBy(one))))
                .Where(one => one.MayHold > 0)
                .OrderByDescending(one => one.MayHold)
                .ThenBy(one => one.Person.Name, StringComparer.Ordinal)
                .ToList();
        }
    }
}

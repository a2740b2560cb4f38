using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>How many tasks wait, for the badges of the inbox.</summary>
public static class CountTasks
{
    public sealed record Query : IQuery<Response>;

    /// <param name="Overdue">Of all that the caller may see; so is <paramref name="Today"/>.</param>
    public sealed record Response(int Mine, int Open, int All, int Overdue, int Today);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person, DueBounds due) : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var open = db.Tasks().Where(task => task.Status == TaskStatus.Open);
            var all = open.VisibleTo(person);
            return new Response(
                await open.CountAsync(
                    task => task.AssigneeId == person.Id || (task.AssigneeId == null && task.ForPersonId == person.Id),
                    cancel
                ),
                await open.Where(task => task.AssigneeId == null).OfferedTo(person).CountAsync(cancel),
                await all.CountAsync(cancel),
                await (await due.NarrowAsync(all, DueBounds.Overdue, cancel)).CountAsync(cancel),
                await (await due.NarrowAsync(all, DueBounds.Today, cancel)).CountAsync(cancel)
            );
        }
    }
}

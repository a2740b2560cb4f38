using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>What somebody has in hand, and what is on its way to them today.</summary>
public static class GetMyDay
{
    private const int MostMine = 50;
    private const int MostNext = 20;

    public sealed record Query : IQuery<Response>;

    /// <param name="Mine">Taken by the caller, or free and meant for them; most urgent first.</param>
    /// <param name="Next">
    /// Others' open tasks, due by the end of the day, of journeys in whose staff the caller is: their turn comes after these.
    /// </param>
    public sealed record Response(IReadOnlyList<TaskSummary> Mine, IReadOnlyList<TaskSummary> Next);

    public sealed class Handler(CaseFlowDb db, TaskSearch search, TaskSummaries summaries, DueBounds due, CurrentPerson person)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var mine = TaskSearch.InOrder(await search.FindAsync(new TaskCriteria("mine"), cancel), null).Take(MostMine);
            return new Response(
                await summaries.OfAsync(mine, cancel),
                person.May(JourneysRoom.Read) ? await summaries.OfAsync(await NextAsync(cancel), cancel) : []
            );
        }

        private async Task<IQueryable<TaskItem>> NextAsync(CancellationToken cancel)
        {
            var tomorrow = await due.StartOfTomorrowAsync(cancel);
            return db.Tasks()
                .Where(task => task.Status == TaskStatus.Open && task.DueAt < tomorrow)
                .Where(task => task.AssigneeId != person.Id && !(task.AssigneeId == null && task.ForPersonId == person.Id))
                .Where(task => db.JourneyStaff().Any(staff => staff.JourneyId == task.JourneyId && staff.PersonId == person.Id))
                .OrderBy(task => task.DueAt)
                .ThenBy(task => task.Id)
                .Take(MostNext);
        }
    }
}

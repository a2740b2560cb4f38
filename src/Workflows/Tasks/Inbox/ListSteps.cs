using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>What there is to filter by: the steps and roles of the open tasks that the caller may see.</summary>
public static class ListSteps
{
    private const int Most = 200;

    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    public sealed record Response(string Title, string EnglishTitle, string Role);

    public sealed class Handler(CaseFlowDb db, CurrentPerson person) : IQueryHandler<Query, IReadOnlyList<Response>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancel) =>
            await db.Tasks()
                .Where(task => task.Status == TaskStatus.Open)
                .VisibleTo(person)
                .Select(task => new
                {
                    task.Title,
                    task.EnglishTitle,
                    task.Role,
                })
                .Distinct()
                .OrderBy(step => step.Title)
                .Take(Most)
                .Select(step => new Response(step.Title, step.EnglishTitle, step.Role))
                .ToListAsync(cancel);
    }
}

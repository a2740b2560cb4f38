using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>
/// Finds open tasks for the person who asks: the inbox, the number beside a saved filter and the next task mean the same.
/// </summary>
public sealed class TaskSearch(CaseFlowDb db, CurrentPerson person, DueBounds due)
{
    public async Task<IQueryable<TaskItem>> FindAsync(TaskCriteria criteria, CancellationToken cancel)
    {
        var tasks = Narrow(InBox(criteria.Box), criteria);
        if (criteria.Waiting is { } minutes)
        {
            var since = due.Now.AddMinutes(-minutes);
            tasks = tasks.Where(task => task.CreatedAt < since);
        }

        return criteria.Due is { } when ? await due.NarrowAsync(tasks, when, cancel) : tasks;
    }

    public static IQueryable<TaskItem> InOrder(IQueryable<TaskItem> tasks, string? sort) =>
        (
            sort switch
            {
                "-due" => tasks.OrderByDescending(task => task.DueAt),
                "created" => tasks.OrderBy(task => task.CreatedAt),
                "-created" => tasks.OrderByDescending(task => task.CreatedAt),
                "client" => tasks.OrderBy(task => task.Journey!.Client!.Name),
                "title" => tasks.OrderBy(task => task.Title),
                _ => tasks.OrderBy(task => task.DueAt),
            }
        ).ThenBy(task => task.Id);

    private IQueryable<TaskItem> InBox(string box)
    {
        var open = db.Tasks().Where(task => task.Status == TaskStatus.Open);
        return box switch
        {
            "mine" => open.Where(task => task.AssigneeId == person.Id || (task.AssigneeId == null && task.ForPersonId == person.Id)),
            "open" => open.Where(task => task.AssigneeId == null).OfferedTo(person),
            _ => open.VisibleTo(person),
        };
    }

    private IQueryable<TaskItem> Narrow(IQueryable<TaskItem> tasks, TaskCriteria criteria)
    {
        if (criteria.Role is { Length: > 0 } role)
            tasks = tasks.Where(task => task.Role == role);
        if (criteria.Stage is { Length: > 0 } stage)
            tasks = tasks.Where(task => task.Stage == stage);
        if (criteria.Step is { Length: > 0 } step)
            tasks = tasks.Where(task => task.Title == step);
        if (criteria.Branch is { } branch)
            tasks = tasks.Where(task => task.BranchId == branch);
        if (criteria.Q?.Trim() is { Length: > 0 } text)
            tasks = tasks.Where(
                Like.AnyOf([
                    ClientSearch.Matches(text, person).Of((TaskItem task) => task.Journey!.Client!),
                    Like.Holds<TaskItem>(task => task.Title, text),
                ])
            );
        return tasks;
    }
}

/// <summary>Shows tasks as lists do, in the order in which they are asked for.</summary>
public sealed class TaskSummaries(IMapper mapper, ClientHeads heads, TimeProvider clock)
{
    public async Task<IReadOnlyList<TaskSummary>> OfAsync(IQueryable<TaskItem> tasks, CancellationToken cancel)
    {
        var rows = await tasks.ProjectTo<Row>(mapper.ConfigurationProvider).ToListAsync(cancel);
        var clients = await heads.OfEachAsync(rows.Select(row => row.JourneyClient), cancel);
        return [.. rows.Zip(clients, (row, client) => row.Show(client, clock.GetUtcNow()))];
    }

    /// <summary>What a list needs of a task: its texts stay in the database.</summary>
    public sealed class Row
    {
        public TaskId Id { get; init; }
        public string Title { get; init; } = "";
        public string EnglishTitle { get; init; } = "";
        public string ActivityId { get; init; } = "";
        public string ActivityType { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Role { get; init; } = "";
        public Person? ForPerson { get; init; }
        public Person? Assignee { get; init; }
        public TaskStatus Status { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public DateTimeOffset? SoonAt { get; init; }
        public string? InsteadOf { get; init; }
        public DateTimeOffset? InsteadUntil { get; init; }
        public Journey Journey { get; init; } = null!;
        public Client? JourneyClient { get; init; }

        public TaskSummary Show(ClientHead? client, DateTimeOffset now) =>
            new(
                Id,
                Title,
                EnglishTitle,
                ActivityId,
                ActivityType,
                Stage,
                Role,
                PersonRef.Of(ForPerson),
                PersonRef.Of(Assignee),
                Substitution.Of(InsteadOf, InsteadUntil),
                Status.ToString().ToLowerInvariant(),
                CreatedAt,
                DueAt,
                now > DueAt,
                DueStates.Of(CreatedAt, SoonAt, DueAt, now),
                JourneyRef.Of(Journey),
                client
            );
    }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateMap<TaskItem, Row>();
    }
}

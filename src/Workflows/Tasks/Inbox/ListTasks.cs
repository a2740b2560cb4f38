using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <summary>The inbox: tasks that the caller may see, most urgent first unless <c>Sort</c> says otherwise.</summary>
public static class ListTasks
{
    private static readonly string[] Boxes = ["mine", "open", "all"];
    private static readonly string[] Sorts = ["due", "-due", "created", "-created", "client", "title"];

    /// <param name="Box">mine (taken by me, or free and meant for me), open (free, for my roles) or all (that I may see).</param>
    /// <param name="Due">overdue, today, later.</param>
    /// <param name="Sort">due (default), -due, created, -created, client, title.</param>
    public sealed record Query(
        string Box = "open",
        string? Role = null,
        string? Stage = null,
        string? Due = null,
        JourneyId? JourneyId = null,
        string? Q = null,
        string? Sort = null,
        Paging? Paging = null
    ) : IQuery<Page<TaskSummary>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.Box).Must(box => Boxes.Contains(box)).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Due).Must(due => due is null || DueBounds.Names.Contains(due)).WithErrorCode("list.unknown-choice");
            RuleFor(query => query.Sort).Must(sort => sort is null || Sorts.Contains(sort)).WithErrorCode("list.unknown-choice");
        }
    }

    public sealed class Handler(CaseFlowDb db, IMapper mapper, CurrentPerson person, DueBounds due, ClientHeads heads)
        : IQueryHandler<Query, Page<TaskSummary>>
    {
        public async Task<Result<Page<TaskSummary>>> Handle(Query query, CancellationToken cancel)
        {
            var found = Narrow(InBox(query.Box), query, person);
            if (query.Due is { } when)
                found = await due.NarrowAsync(found, when, cancel);
            var page = query.Paging ?? new Paging();
            var total = await found.CountAsync(cancel);
            var rows = await InOrder(found, query.Sort)
                .Skip((page.Page - 1) * page.PageSize)
                .Take(page.PageSize)
                .ProjectTo<Row>(mapper.ConfigurationProvider)
                .ToListAsync(cancel);

            var clients = await heads.OfEachAsync(rows.Select(row => row.JourneyClient), cancel);
            return new Page<TaskSummary>(
                [.. rows.Zip(clients, (row, client) => row.Show(client, due.Now))],
                page.Page,
                page.PageSize,
                total
            );
        }

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

        private static IQueryable<TaskItem> Narrow(IQueryable<TaskItem> tasks, Query query, CurrentPerson person)
        {
            if (query.Role is { Length: > 0 } role)
                tasks = tasks.Where(task => task.Role == role);
            if (query.Stage is { Length: > 0 } stage)
                tasks = tasks.Where(task => task.Stage == stage);
            if (query.JourneyId is { } journey)
                tasks = tasks.Where(task => task.JourneyId == journey);
            if (query.Q?.Trim() is { Length: > 0 } text)
                tasks = tasks.Where(
                    Like.AnyOf([
                        ClientSearch.Matches(text, person).Of((TaskItem task) => task.Journey!.Client!),
                        Like.Holds<TaskItem>(task => task.Title, text),
                    ])
                );
            return tasks;
        }

        private static IQueryable<TaskItem> InOrder(IQueryable<TaskItem> tasks, string? sort) =>
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
    }

    /// <summary>What a list needs of a task: its texts stay in the database.</summary>
    public sealed class Row
    {
        public TaskId Id { get; init; }
        public BranchId BranchId { get; init; }
        public string Title { get; init; } = "";
        public string EnglishTitle { get; init; } = "";
        public string ActivityId { get; init; } = "";
        public string ActivityType { get; init; } = "";
        public string Stage { get; init; } = "";
        public string Role { get; init; } = "";
        public Person? ForPerson { get; init; }
        public Person? Assignee { get; init; }
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
                "open",
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

using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Tasks.Inbox;

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
                Status.ToString().ToLowerInvariant(),
                CreatedAt,
                DueAt,
                now > DueAt,
                DueStates.Of(CreatedAt, DueAt, now),
                JourneyRef.Of(Journey),
                client
            );
    }

    public sealed class Mapping : Profile
    {
        public Mapping() => CreateMap<TaskItem, Row>();
    }
}

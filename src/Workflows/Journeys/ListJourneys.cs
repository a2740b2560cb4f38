using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Names;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TaskStatus = CaseFlow.Workflows.Tasks.TaskStatus;

namespace CaseFlow.Workflows.Journeys;

/// <summary>Journeys of the caller's branches, newest first.</summary>
public static class ListJourneys
{
    /// <param name="Q">Client's name, mobile or chart number.</param>
    public sealed record Query(
        string? Status = null,
        string? Stage = null,
        string? DefinitionId = null,
        ClientId? ClientId = null,
        string? Q = null,
        DateTimeOffset? From = null,
        DateTimeOffset? To = null,
        Paging? Paging = null
    ) : IQuery<Page<JourneySummary>>;

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator() =>
            RuleFor(query => query.Status)
                .Must(status => status is null || StatusOf(status) is not null)
                .WithErrorCode("list.unknown-choice");
    }

    public sealed class Handler(CaseFlowDb db, ClientHeads heads, CurrentPerson person) : IQueryHandler<Query, Page<JourneySummary>>
    {
        public async Task<Result<Page<JourneySummary>>> Handle(Query query, CancellationToken cancel)
        {
            var found = Narrow(db.Journeys().AsNoTracking(), query, person);
            var page = query.Paging ?? new Paging();
            var total = await found.CountAsync(cancel);
            var journeys = await found
                .OrderByDescending(journey => journey.StartedAt)
                .ThenBy(journey => journey.Id)
                .Skip((page.Page - 1) * page.PageSize)
                .Take(page.PageSize)
                .Include(journey => journey.Client)
                .ToListAsync(cancel);

            var open = await OpenTasksAsync(journeys, cancel);
            var names = await EnglishNamesAsync(journeys, cancel);
            var clients = await heads.OfEachAsync(journeys.Select(journey => journey.Client), cancel);
            var summaries = journeys.Zip(
                clients,
                (journey, client) =>
                    Show(journey, names.GetValueOrDefault((journey.DefinitionId, journey.Version), ""), client, [.. open[journey.Id]])
            );
            return new Page<JourneySummary>([.. summaries], page.Page, page.PageSize, total);
        }

        /// <summary>Of each journey, the oldest first.</summary>
        private async Task<ILookup<JourneyId, TaskItem>> OpenTasksAsync(List<Journey> journeys, CancellationToken cancel)
        {
            var ids = journeys.ConvertAll(journey => journey.Id);
            var open = await db.Tasks()
                .AsNoTracking()
                .Include(task => task.Assignee)
                .Where(task => ids.Contains(task.JourneyId) && task.Status == TaskStatus.Open)
                .ToListAsync(cancel);
            return open.OrderBy(task => task.CreatedAt).ToLookup(task => task.JourneyId);
        }

        private Task<Dictionary<(string DefinitionId, int Version), string>> EnglishNamesAsync(
            List<Journey> journeys,
            CancellationToken cancel
        )
        {
            var definitions = journeys.Select(journey => journey.DefinitionId).Distinct().ToList();
            return db.Definitions()
                .Where(row => definitions.Contains(row.DefinitionId))
                .Select(row => new
                {
                    row.DefinitionId,
                    row.Version,
                    row.EnglishName,
                })
                .ToDictionaryAsync(row => (row.DefinitionId, row.Version), row => row.EnglishName, cancel);
        }

        private static IQueryable<Journey> Narrow(IQueryable<Journey> journeys, Query query, CurrentPerson person)
        {
            if (query.Status is { } status)
                journeys = journeys.Where(journey => journey.Status == StatusOf(status));
            if (query.Stage is { Length: > 0 } stage)
                journeys = journeys.Where(journey => journey.Stage == stage);
            if (query.DefinitionId is { Length: > 0 } definition)
                journeys = journeys.Where(journey => journey.DefinitionId == definition);
            if (query.ClientId is { } client)
                journeys = journeys.Where(journey => journey.ClientId == client);
            if (query.From is { } from)
                journeys = journeys.Where(journey => journey.StartedAt >= from);
            if (query.To is { } to)
                journeys = journeys.Where(journey => journey.StartedAt < to);
            if (query.Q?.Trim() is { Length: > 0 } text)
                journeys = journeys.Where(ClientSearch.Matches(text, person).Of((Journey journey) => journey.Client!));
            return journeys;
        }

        private static JourneySummary Show(Journey journey, string englishName, ClientHead? client, IReadOnlyList<TaskItem> open) =>
            new(
                journey.Id,
                journey.DefinitionId,
                journey.DefinitionName,
                englishName,
                journey.Version,
                journey.Status.ToText(),
                journey.Stage,
                client,
                journey.StartedAt,
                journey.UpdatedAt,
                journey.EndedAt,
                open.Count > 0 ? OpenTask.Of(open[0]) : null,
                open.Count
            );
    }

    private static JourneyStatus? StatusOf(string text) =>
        Enum.GetValues<JourneyStatus>().Where(status => status.ToText() == text).Select(status => (JourneyStatus?)status).FirstOrDefault();
}

/// <param name="Holder">Who has it now: the first open task's title and its role or person.</param>
public sealed record JourneySummary(
    JourneyId Id,
    string DefinitionId,
    string DefinitionName,
    string EnglishName,
    int Version,
    string Status,
    string Stage,
    ClientHead? Client,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt,
    OpenTask? Holder,
    int OpenTaskCount
);

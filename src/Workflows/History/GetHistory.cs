using System.Text.Json;
using System.Text.Json.Serialization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Operations;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.History;

/// <summary>
/// A journey's history from <c>After</c> on, oldest first. Phone numbers are masked (R-PRI-3); what was hashed is in the bundle.
/// </summary>
public static class GetHistory
{
    public sealed record Query(JourneyId Journey, long After = 0, int Limit = 200) : IQuery<Response>;

    /// <param name="Next">Give it as <c>After</c> for the rest; null at the end.</param>
    public sealed record Response(IReadOnlyList<Entry> Items, long? Next);

    public sealed record Entry(
        long Seq,
        DateTimeOffset At,
        string Type,
        string? ActivityId,
        string? ActivityName,
        string Actor,
        string? Role,
        string Stage,
        JsonElement Data,
        string DefinitionId,
        int DefinitionVersion,
        string Hash
    )
    {
        /// <summary>
        /// What kind of activity it was on that version: outcomes of one name are not called the same everywhere. Not in exported files.
        /// </summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? ActivityType { get; init; }

        /// <summary>Its name on that version for who reads English. Not in exported files.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? EnglishName { get; init; }

        /// <summary>What the variable that was changed is called on that version. Not in exported files.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public LocalText? Variable { get; init; }

        /// <summary>With all that it tells.</summary>
        public static Entry Of(HistoryEntry entry) => Of(entry, ChartSight.Everything, isOwn: false);

        /// <param name="isOwn">The reader filled it in.</param>
        public static Entry Of(HistoryEntry entry, ChartSight sight, bool isOwn) =>
            new(
                entry.Seq,
                entry.At,
                entry.Type,
                entry.ActivityId,
                entry.ActivityName,
                entry.Actor,
                entry.Role,
                entry.Stage,
                ToShow(entry, sight, isOwn),
                entry.DefinitionId,
                entry.DefinitionVersion,
                entry.Hash
            );

        private static JsonElement ToShow(HistoryEntry entry, ChartSight sight, bool isOwn)
        {
            using var json = JsonDocument.Parse(entry.Data);
            var told = ValueJson.Read(json.RootElement);
            if (told is IReadOnlyDictionary<string, object?> data)
                told = ChartFacts.OfEntry(sight, entry.Stage, data, isOwn);
            return JsonSerializer.SerializeToElement(ValueJson.Write(MaskedValues.Of(told)));
        }
    }

    public sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(query => query.After).GreaterThanOrEqualTo(0).WithErrorCode("field.below-min");
            RuleFor(query => query.Limit).InclusiveBetween(1, 1000).WithErrorCode("field.out-of-range");
        }
    }

    public sealed class Handler(CaseFlowDb db, ArchiveShelf archives, CurrentPerson person, ChartSights sights, HistoryNames names)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var journey = await db.Journeys()
                .AsNoTracking()
                .Include(journey => journey.Client)
                .SingleOrDefaultAsync(journey => journey.Id == query.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (!person.MayIn(journey.BranchId, HistoryRoom.Read))
                return Refusal.Forbidden("history.may-not-read");

            await sights.OpenAsync(journey.ToChart(), ChartOpening.JourneyPage, cancel);
            var sight = await sights.OfAsync(journey.ToChart(), cancel);
            var entries = await archives.HistoryOfAsync(journey, query.After, query.Limit + 1, cancel);
            var items = await names.OfAsync([.. entries.Take(query.Limit)], sight, cancel);
            return new Response(items, entries.Count > query.Limit ? items[^1].Seq : null);
        }
    }
}

/// <summary>Entries of a history with what their activities and variables are called on the version that they are of.</summary>
public sealed class HistoryNames(IDefinitionSource definitions, CurrentPerson person)
{
    public async Task<List<GetHistory.Entry>> OfAsync(IReadOnlyList<HistoryEntry> entries, ChartSight sight, CancellationToken cancel)
    {
        var graphs = new Dictionary<DefinitionRef, WorkflowGraph?>();
        foreach (var version in entries.Select(entry => new DefinitionRef(entry.DefinitionId, entry.DefinitionVersion)).Distinct())
            graphs[version] = await definitions.FindAsync(version, cancel);
        return
        [
            .. entries.Select(entry =>
                Of(GetHistory.Entry.Of(entry, sight, IsOwn(entry)), graphs[new DefinitionRef(entry.DefinitionId, entry.DefinitionVersion)])
            ),
        ];
    }

    /// <summary>What somebody entered themselves is shown to them.</summary>
    private bool IsOwn(HistoryEntry entry) => entry.Type == TaskHistory.TaskCompleted && entry.ActorId == person.Id;

    private static GetHistory.Entry Of(GetHistory.Entry entry, WorkflowGraph? graph)
    {
        if (entry.Type == JourneyHistory.VariableChanged && graph is not null)
            return entry with { Variable = VariableLabel.Of(graph, entry.Data.GetProperty("name").GetString()!) };
        return entry.ActivityId is { } id && graph?.Find(id) is { } activity
            ? entry with
            {
                ActivityType = activity.Descriptor.TypeName,
                EnglishName = activity.EnglishTitle,
            }
            : entry;
    }
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Viewing;

/// <summary>
/// One instance of a journey as a diagram shows it: where it went, where it stands. Nothing in the answer was typed by or about a client.
/// </summary>
public static class GetInstance
{
    /// <param name="Instance">A child; null for the journey's own.</param>
    /// <param name="WithDefinition">What it runs on is wanted too.</param>
    public sealed record Query(JourneyId Journey, Guid? Instance = null, bool WithDefinition = false) : IQuery<Response>;

    /// <param name="Definition">The JSON of the version that it runs on, if that was wanted.</param>
    public sealed record Response(
        InstanceHead Head,
        InstanceWay Way,
        IReadOnlyList<Masked> Variables,
        IReadOnlyList<Masked> Input,
        IReadOnlyList<Masked> Output,
        IReadOnlyList<Trouble> Incidents,
        IReadOnlyList<Waiting> Waits,
        IReadOnlyList<InstanceHead> Family,
        JsonObject? Definition
    );

    /// <summary>
    /// An open incident. Its message may quote what somebody typed, so it stays with the journey's page; its code never does.
    /// </summary>
    public sealed record Trouble(int Number, int? Run, string? ActivityId, string? ActivityType, string Code, DateTimeOffset At);

    public sealed record Waiting(int Number, int Run, string ActivityId, string Name, DateTimeOffset? DueAt);

    public sealed class Handler(CaseFlowDb db, JourneyFamily families, ArchiveShelf archives, CurrentPerson person)
        : IQueryHandler<Query, Response>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancel)
        {
            var journey = await db.Journeys().AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.Journey, cancel);
            if (journey is null)
                return Refusal.NotFound("journey.not-found");
            if (!person.MayIn(journey.BranchId, JourneysRoom.Read) || !person.MayIn(journey.BranchId, HistoryRoom.Read))
                return Refusal.Forbidden("history.may-not-read");

            var family = await families.OfAsync(journey, cancel);
            var wanted = query.Instance ?? journey.Id.Value;
            if (family.FirstOrDefault(member => member.Instance.Id.Value == wanted) is not { Instance: var instance })
                return Refusal.NotFound("journey.not-found");
            var history = await archives.HistoryOfAsync(journey, 0, int.MaxValue, cancel);
            return new Response(
                InstanceHead.Of(journey, family.Single(member => member.Instance == instance)),
                WayReader.Of(instance, history),
                Masked.Of(instance.Variables),
                Masked.Of(instance.Input),
                Masked.Of(instance.Output),
                [
                    .. instance.Incidents.Select(incident => new Trouble(
                        incident.Id.Value,
                        incident.Frame?.Value,
                        incident.ActivityId,
                        incident.ActivityType,
                        incident.Code,
                        incident.At
                    )),
                ],
                [
                    .. instance.Bookmarks.Select(wait => new Waiting(
                        wait.Id.Value,
                        wait.Frame.Value,
                        wait.ActivityId,
                        wait.Name,
                        wait.DueAt
                    )),
                ],
                [.. family.Select(member => InstanceHead.Of(journey, member))],
                query.WithDefinition ? await DefinitionOfAsync(instance.Definition, cancel) : null
            );
        }

        private async Task<JsonObject> DefinitionOfAsync(DefinitionRef definition, CancellationToken cancel) =>
            DefinitionJson.Parse(
                await db.Definitions()
                    .IgnoreQueryFilters()
                    .Where(row => row.DefinitionId == definition.DefinitionId && row.Version == definition.Version)
                    .Select(row => row.Json)
                    .SingleAsync(cancel)
            );
    }
}

/// <summary>What a list says of an instance. The times are the journey's.</summary>
/// <param name="Incidents">How many are open.</param>
public sealed record InstanceHead(
    JourneyId Journey,
    Guid Id,
    Guid? ParentId,
    string DefinitionId,
    int Version,
    string VersionId,
    string Name,
    string EnglishName,
    InstanceStatus Status,
    int Incidents,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt
)
{
    internal static InstanceHead Of(Journey journey, FamilyMember member)
    {
        var (instance, definition) = (member.Instance, member.Graph.Definition);
        return new InstanceHead(
            journey.Id,
            instance.Id.Value,
            instance.ParentId?.Value,
            definition.DefinitionId,
            definition.Version,
            definition.VersionId,
            definition.Name,
            definition.EnglishName,
            instance.Status,
            instance.Incidents.Count,
            journey.StartedAt,
            journey.UpdatedAt,
            instance.HasEnded ? journey.EndedAt ?? journey.UpdatedAt : null
        );
    }
}

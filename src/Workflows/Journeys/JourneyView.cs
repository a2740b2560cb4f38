using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Charts;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>
/// A journey as it is within this unit of work, for the person who asks: also right in the answer to the command that just changed it.
/// </summary>
public sealed class JourneyView(CaseFlowDb db, JourneyFamily families, ClientHeads heads, ChartSights sights, CurrentPerson person)
{
    /// <param name="journey">With its client.</param>
    public async Task<JourneyDetail> OfAsync(Journey journey, CancellationToken cancel)
    {
        var branch = await db.Branches().SingleAsync(row => row.Id == journey.BranchId, cancel);
        var sight = await sights.OfAsync(journey.ToChart(), cancel);
        var family = await families.OfAsync(journey, cancel);
        var root = family.Single(member => member.Instance.Id.Value == journey.Id.Value);
        var open = (await Case.OfAsync(db, journey, cancel)).OpenTasks;
        var named = journey.Staff.ConvertAll(one => one.PersonId);
        var staff = await db.People().Where(one => named.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancel);
        var mayOperate = person.MayIn(journey.BranchId, JourneysRoom.Operate);
        PersonRef? Staff(string role) => journey.PersonOf(role) is { } known ? PersonRef.Of(staff.GetValueOrDefault(known)) : null;

        return new JourneyDetail(
            journey.Id,
            journey.DefinitionId,
            journey.DefinitionName,
            root.Graph.Definition.EnglishName,
            journey.Version,
            journey.Status.ToText(),
            journey.Stage,
            journey.Client is { } client ? await heads.OfAsync(client, cancel) : null,
            branch.Id,
            branch.Name,
            journey.StartedAt,
            journey.UpdatedAt,
            journey.EndedAt,
            JsonSerializer.SerializeToElement(ValueJson.Write(MaskedValues.Of(ChartFacts.Of(sight, root.Instance.Variables)))),
            OpenTask.Of(open),
            [.. family.SelectMany(member => IncidentsOf(member, seesMessage: sight.IsWhole || mayOperate))],
            [.. family.Where(member => member != root).Select(ChildOf)],
            [.. family.SelectMany(TimersOf).OrderBy(timer => timer.DueAt)],
            Staff(Roles.Consultant),
            Staff(Roles.Assistant),
            Staff(Roles.Doctor),
            MayCancel: journey.EndedAt is null && person.MayIn(journey.BranchId, JourneysRoom.Cancel),
            MayRetry: journey.Status == JourneyStatus.Faulted && mayOperate,
            MayOperate: journey.EndedAt is null && mayOperate,
            sight.Level.ToText(),
            sight.MayStateReason
        );
    }

    /// <param name="seesMessage">It may quote what somebody wrote of the client; who mends needs it to mend.</param>
    private static IEnumerable<JourneyIncident> IncidentsOf(FamilyMember member, bool seesMessage) =>
        member.Instance.Incidents.Select(incident => new JourneyIncident(
            StepHistory.IdOf(member.Instance, incident.Id),
            incident.ActivityId,
            ActivityOf(member, incident)?.Name,
            ActivityOf(member, incident)?.EnglishTitle,
            incident.Code,
            seesMessage ? incident.Message : "",
            incident.At
        ));

    private static ChildInstance ChildOf(FamilyMember member) =>
        new(
            member.Instance.Id.Value,
            member.Instance.Definition.DefinitionId,
            member.Graph.Definition.Name,
            member.Graph.Definition.EnglishName,
            member.Instance.Definition.Version,
            member.Instance.Status.ToString().ToLowerInvariant()
        );

    /// <summary>A task's own due time is shown with the task.</summary>
    private static IEnumerable<PendingTimer> TimersOf(FamilyMember member) =>
        from bookmark in member.Instance.Bookmarks
        let activity = member.Graph.Find(bookmark.ActivityId)
        where activity is not HumanTask
        from dueAt in new[] { bookmark.DueAt }.OfType<DateTimeOffset>()
        select new PendingTimer(bookmark.ActivityId, activity.Name, activity.EnglishTitle, dueAt);

    private static Activity? ActivityOf(FamilyMember member, Incident incident) =>
        incident.ActivityId is { } id ? member.Graph.Find(id) : null;
}

/// <summary>One instance of a journey with the definition that it runs on.</summary>
public sealed record FamilyMember(WorkflowInstance Instance, WorkflowGraph Graph);

/// <summary>All instances of a journey, oldest first, as they are within this unit of work.</summary>
public sealed class JourneyFamily(CaseFlowDb db, IInstanceStore store, IDefinitionSource definitions, ArchiveShelf archives)
{
    public async Task<IReadOnlyList<FamilyMember>> OfAsync(Journey journey, CancellationToken cancel)
    {
        var members = new List<FamilyMember>();
        foreach (var instance in await InstancesOfAsync(journey, cancel))
            members.Add(new FamilyMember(instance, (await definitions.FindAsync(instance.Definition, cancel))!));
        return members;
    }

    /// <summary>The incident with this id, as <see cref="JourneyIncident.Id"/> has it, and where it is; nothing if it is gone.</summary>
    public async Task<(FamilyMember? Member, Incident? Incident)> FindIncidentAsync(Journey journey, string id, CancellationToken cancel) =>
        (
            from member in await OfAsync(journey, cancel)
            from incident in member.Instance.Incidents
            where StepHistory.IdOf(member.Instance, incident.Id) == id
            select (member, incident)
        ).FirstOrDefault();

    private async Task<IReadOnlyList<WorkflowInstance>> InstancesOfAsync(Journey journey, CancellationToken cancel)
    {
        if (journey.ArchivedAt is not null)
            return [.. (await archives.InstancesOfAsync(journey.Id, cancel)).Select(row => WorkflowInstance.Read(row.State))];
        var theCase = await Case.OfAsync(db, journey, cancel);
        var instances = new List<WorkflowInstance>();
        foreach (var row in await theCase.AllInstancesAsync(cancel))
            instances.Add((await store.FindAsync(new InstanceId(row.Id), cancel))!);
        return instances;
    }
}

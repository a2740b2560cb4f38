using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.AnyTime;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Raising;

/// <summary>An event that is listened for: where, by what wait, and how it is drawn.</summary>
public sealed record ListenedFor(Guid Instance, int Bookmark, DefinitionRef Definition, AnyTime Event)
{
    /// <summary>In the branch where the journey is; the system raises all.</summary>
    public bool MayBeRaisedBy(CurrentPerson person, BranchId branch) =>
        person.IsSystem || Event.DrawnRoles.Any(role => person.Has(role, branch));
}

/// <summary>
/// The events that a journey listens for, of all its procedures. Where a part procedure listens for one of the same name, it hears it and
/// nobody else does.
/// </summary>
public sealed class JourneyEvents(CaseFlowDb db, IDefinitionSource definitions)
{
    /// <summary>In the order in which they are drawn, the journey's own first.</summary>
    public async Task<IReadOnlyList<ListenedFor>> OfAsync(JourneyId journey, CancellationToken cancel)
    {
        var rows = await (
            from instance in db.Instances()
            where instance.JourneyId == journey
            join wait in db.Bookmarks() on instance.Id equals wait.InstanceId
            where wait.Name == AnyTimeEvent.WaitName
            select new
            {
                instance.Id,
                instance.DefinitionId,
                instance.Version,
                wait.BookmarkId,
                wait.Key,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        if (rows.Count == 0)
            return [];
        var depths = await DepthsAsync(journey, cancel);
        var found = new List<ListenedFor>();
        foreach (var row in rows.OrderBy(row => depths[row.Id]).ThenBy(row => row.Id).ThenBy(row => row.BookmarkId))
            if ((await DrawnAsync(new DefinitionRef(row.DefinitionId, row.Version), row.Key!, cancel)) is { } drawn)
                found.Add(new ListenedFor(row.Id, row.BookmarkId, new DefinitionRef(row.DefinitionId, row.Version), drawn));
        return [.. found.GroupBy(one => one.Event.DrawnName).Select(same => same.MaxBy(one => depths[one.Instance])!)];
    }

    /// <summary>Whether any procedure of the journey that is under way draws such an event.</summary>
    public async Task<bool> IsDrawnAsync(JourneyId journey, string name, CancellationToken cancel)
    {
        var running = await db.Instances()
            .Where(row => row.JourneyId == journey)
            .Select(row => new { row.DefinitionId, row.Version })
            .Distinct()
            .ToListAsync(cancel);
        foreach (var row in running)
            if (await DrawnAsync(new DefinitionRef(row.DefinitionId, row.Version), StimulusKeyOf(name), cancel) is not null)
                return true;
        return false;
    }

    private static string StimulusKeyOf(string name) => StimulusKey.AnyTime(name);

    private async Task<AnyTime?> DrawnAsync(DefinitionRef definition, string key, CancellationToken cancel) =>
        (await definitions.FindAsync(definition, cancel))
            ?.Activities.OfType<AnyTime>()
            .FirstOrDefault(one => StimulusKeyOf(one.DrawnName) == key);

    /// <summary>How many instances stand above each.</summary>
    private async Task<Dictionary<Guid, int>> DepthsAsync(JourneyId journey, CancellationToken cancel)
    {
        var parents = await db.Instances()
            .Where(row => row.JourneyId == journey)
            .Select(row => new { row.Id, row.ParentId })
            .ToDictionaryAsync(row => row.Id, row => row.ParentId, cancel);
        return parents.Keys.ToDictionary(id => id, id => Depth(id));

        int Depth(Guid id) => parents.GetValueOrDefault(id) is { } parent ? 1 + Depth(parent) : 0;
    }
}

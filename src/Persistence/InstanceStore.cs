using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence;

/// <summary>Instances and the index of their bookmarks, as rows of one unit of work.</summary>
public sealed class InstanceStore(CaseFlowDb db) : IInstanceStore
{
    private static readonly string[] Ended = [nameof(InstanceStatus.Finished), nameof(InstanceStatus.Cancelled)];

    private readonly Dictionary<InstanceId, Entry> entries = [];

    public async ValueTask<WorkflowInstance?> FindAsync(InstanceId id, CancellationToken cancel)
    {
        if (entries.TryGetValue(id, out var known))
            return known.Instance;
        var row = await db.Instances().FindAsync([id.Value], cancel);
        if (row is null)
            return null;
        var theCase = await CaseOfAsync(row, cancel);
        var entry = new Entry(row, [.. theCase.Waits.Where(wait => wait.InstanceId == id.Value)], WorkflowInstance.Read(row.State));
        entries.Add(id, entry);
        return entry.Instance;
    }

    public async ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel)
    {
        if (await db.Instances().FindAsync([parent.Value], cancel) is not { } row)
            return [];
        var theCase = await CaseOfAsync(row, cancel);
        return
        [
            .. theCase
                .Instances.Where(child => child.ParentId == parent.Value && !Ended.Contains(child.Status))
                .Select(child => child.Id)
                .Order()
                .Select(id => new InstanceId(id)),
        ];
    }

    private async Task<Case> CaseOfAsync(InstanceRow row, CancellationToken cancel) =>
        await Case.FindAsync(db, row.JourneyId, cancel)
        ?? throw new InvalidOperationException($"Instance {row.Id} belongs to journey {row.JourneyId}, which is not stored.");

    public ValueTask<bool> TryActivateAsync(ActivationWish wish, CancellationToken cancel) =>
        new ActivationPlaces(db).TryTakeAsync(wish, cancel);

    public void Stage(BurstResult burst)
    {
        var instance = burst.Instance;
        if (!entries.TryGetValue(instance.Id, out var entry))
            entries.Add(instance.Id, entry = Add(instance));
        entry.Instance = instance;
        var row = entry.Row;
        (row.DefinitionId, row.Version) = (instance.Definition.DefinitionId, instance.Definition.Version);
        row.Status = instance.Status.ToString();
        row.CorrelationId = instance.CorrelationId == instance.RootId.ToString() ? null : instance.CorrelationId;
        row.State = instance.Write();
        StageBookmarks(entry);
    }

    public void Reset() => entries.Clear();

    private Entry Add(WorkflowInstance instance)
    {
        var row = new InstanceRow
        {
            Id = instance.Id.Value,
            JourneyId = new JourneyId(instance.RootId.Value),
            ParentId = instance.ParentId?.Value,
            DefinitionId = instance.Definition.DefinitionId,
            Status = "",
        };
        db.Instances().Add(row);
        return new Entry(row, [], instance);
    }

    private void StageBookmarks(Entry entry)
    {
        var instance = entry.Instance;
        var wanted = instance.Bookmarks.ToDictionary(bookmark => bookmark.Id.Value);
        foreach (var gone in entry.Bookmarks.Where(row => !wanted.ContainsKey(row.BookmarkId)).ToList())
        {
            entry.Bookmarks.Remove(gone);
            db.Bookmarks().Remove(gone);
        }

        foreach (var row in entry.Bookmarks)
        {
            row.CorrelationId = instance.CorrelationId;
            wanted.Remove(row.BookmarkId);
        }

        foreach (var bookmark in wanted.Values)
        {
            var row = RowOf(bookmark, entry.Row, instance.CorrelationId);
            entry.Bookmarks.Add(row);
            db.Bookmarks().Add(row);
        }
    }

    private static BookmarkRow RowOf(Bookmark bookmark, InstanceRow instance, string? correlationId) =>
        new()
        {
            InstanceId = instance.Id,
            BookmarkId = bookmark.Id.Value,
            JourneyId = instance.JourneyId,
            Name = bookmark.Name,
            Key = bookmark.Key,
            CorrelationId = correlationId,
            DueAt = bookmark.DueAt,
        };

    private sealed class Entry(InstanceRow row, List<BookmarkRow> bookmarks, WorkflowInstance instance)
    {
        public InstanceRow Row { get; } = row;
        public List<BookmarkRow> Bookmarks { get; } = bookmarks;
        public WorkflowInstance Instance { get; set; } = instance;
    }
}

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
        var row = await db.Instances.FindAsync([id.Value], cancel);
        if (row is null)
            return null;
        await db.TrackJourneyAsync(row.JourneyId, cancel);
        var entry = new Entry(
            row,
            [.. db.Bookmarks.Local.Where(bookmark => bookmark.InstanceId == id.Value)],
            WorkflowInstance.Read(row.State)
        );
        entries.Add(id, entry);
        return entry.Instance;
    }

    public async ValueTask<IReadOnlyList<InstanceId>> LiveChildrenOfAsync(InstanceId parent, CancellationToken cancel)
    {
        await FindAsync(parent, cancel); // and with it the rows of its journey; a child staged in this unit of work counts as it is now
        return
        [
            .. db
                .Instances.Local.Where(row => row.ParentId == parent.Value && !Ended.Contains(row.Status))
                .Select(row => row.Id)
                .Order()
                .Select(id => new InstanceId(id)),
        ];
    }

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
        db.Instances.Add(row);
        return new Entry(row, [], instance);
    }

    private void StageBookmarks(Entry entry)
    {
        var instance = entry.Instance;
        var wanted = instance.Bookmarks.ToDictionary(bookmark => bookmark.Id.Value);
        foreach (var gone in entry.Bookmarks.Where(row => !wanted.ContainsKey(row.BookmarkId)).ToList())
        {
            entry.Bookmarks.Remove(gone);
            db.Bookmarks.Remove(gone);
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
            db.Bookmarks.Add(row);
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

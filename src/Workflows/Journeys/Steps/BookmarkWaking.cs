using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys.Steps;

/// <summary>Wakes a wait that was found in the index of bookmarks: a timer, an event.</summary>
public sealed class BookmarkWaking(CaseFlowDb db, Step step, IInstanceStore store, IDefinitionSource definitions)
{
    /// <summary>Null when it was woken; a conflict when nothing waits there any more.</summary>
    /// <param name="type">See <see cref="Shared.Room.HistoryTypes"/>: how the history calls what woke it.</param>
    public async Task<Refusal?> WakeAsync(
        BookmarkRow row,
        Stimulus stimulus,
        string type,
        IReadOnlyDictionary<string, object?> data,
        CancellationToken cancel
    )
    {
        var (instanceId, bookmarkId) = (new InstanceId(row.InstanceId), new BookmarkId(row.BookmarkId));
        var theCase = await Case.FindAsync(db, row.JourneyId, cancel);
        var instance = theCase is null ? null : await store.FindAsync(instanceId, cancel);
        if (theCase is null || instance?.Bookmarks.FirstOrDefault(bookmark => bookmark.Id == bookmarkId) is not { } bookmark)
            return Refusal.Conflict("journey.moved-on");

        var activity = (await definitions.FindAsync(instance.Definition, cancel))?.Find(bookmark.ActivityId);
        return await step.RunAsync(
            theCase,
            new Resume(instanceId, step.Now, bookmarkId, stimulus),
            new Cause(type, data, StepHistory.PlaceOf(instance, activity)),
            cancel
        );
    }
}

namespace CaseFlow.Engine.State;

/// <summary>
/// One wait of one frame: for a stimulus with <paramref name="Key"/>, for a time, or to be resumed by its id. Survives every restart.
/// </summary>
/// <param name="Name">Which wait of the activity this is ("task", "due", "event", "child"); an activity tells its waits apart by
/// it.</param>
/// <param name="Key">What a stimulus must match, exactly and case-sensitively; null when only its id wakes it.</param>
/// <param name="DueAt">When the clock wakes it; null when none does.</param>
/// <param name="Burns">Removed when it is resumed (the usual case); false for one that takes many stimuli.</param>
public sealed record Bookmark(
    BookmarkId Id,
    FrameId Frame,
    string ActivityId,
    string Name,
    string? Key = null,
    DateTimeOffset? DueAt = null,
    bool Burns = true
);

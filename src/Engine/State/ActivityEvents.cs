namespace CaseFlow.Engine.State;

/// <summary>An activity was put at the end of the queue, in a frame of its own.</summary>
public sealed record ActivityScheduled(
    FrameId Frame,
    string ActivityId,
    FrameId? Parent,
    object? Tag,
    IReadOnlyDictionary<string, object?>? Variables
) : JournalEvent;

/// <summary>It left the queue and began, with these inputs (literals are left out).</summary>
/// <param name="AreKept">False for an activity that has no use for its inputs once it has begun.</param>
public sealed record ActivityStarted(FrameId Frame, string ActivityId, IReadOnlyDictionary<string, object?> Inputs, bool AreKept = true)
    : JournalEvent;

/// <summary>An event that may come at any step was raised. What it ends and what it begins is in the events that follow.</summary>
public sealed record EventHappened(FrameId Frame, string ActivityId, string Name, bool Interrupts) : JournalEvent;

/// <summary>One of its waits was over, and it went on.</summary>
public sealed record ActivityResumed(FrameId Frame, string ActivityId, BookmarkId Bookmark) : JournalEvent;

/// <summary>It is over, by these outcomes; none means "Done". Its parent is told next, before anything else.</summary>
public sealed record ActivityCompleted(FrameId Frame, string ActivityId, IReadOnlyList<string> Outcomes) : JournalEvent;

/// <summary>Its parent took note of its end; the frame is gone.</summary>
public sealed record ActivityReported(FrameId Frame) : JournalEvent;

/// <summary>It was withdrawn before its end; the frame is gone.</summary>
public sealed record ActivityCancelled(FrameId Frame, string ActivityId) : JournalEvent;

/// <summary>It is queued again after an incident.</summary>
public sealed record ActivityRetried(FrameId Frame, string ActivityId) : JournalEvent;

/// <summary>An operator had it completed without its work, by these outcomes; none means "Done".</summary>
public sealed record ActivitySkipped(FrameId Frame, string ActivityId, IReadOnlyList<string> Outcomes) : JournalEvent;

/// <summary>An operator had a flowchart go on elsewhere. What was under way and what is instead is in the events that follow.</summary>
/// <param name="From">The branch that is withdrawn; null when nothing was under way.</param>
public sealed record TokenMoved(FrameId Flowchart, FrameId? From, string FromActivityId, string ToActivityId) : JournalEvent;

/// <summary>What it asked was answered: yes with facts, or no with the field and the code of the reason.</summary>
/// <param name="Question">The name of the question's type.</param>
public sealed record QuestionAnswered(FrameId Frame, string ActivityId, string Question, object? Facts, string? Field, string? Code)
    : JournalEvent;

/// <summary>It put out a value.</summary>
/// <param name="Container">The frame that keeps it; null for the instance.</param>
/// <param name="IsKept">False where no expression of the definition asks for outputs: the variable that it is bound to is enough.</param>
public sealed record ActivityOutputSet(FrameId? Container, string ActivityId, string Output, object? Value, bool IsKept = true)
    : JournalEvent;

/// <summary>The activity remembers something between its hooks; null forgets it.</summary>
public sealed record LocalChanged(FrameId Frame, string Key, object? Value) : JournalEvent;

/// <summary>The activity waits for something more.</summary>
public sealed record BookmarkCreated(Bookmark Bookmark) : JournalEvent;

/// <summary>Nobody waits for it any more: it was resumed, or its activity ended otherwise.</summary>
public sealed record BookmarkBurned(Bookmark Bookmark) : JournalEvent;

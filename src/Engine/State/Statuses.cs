namespace CaseFlow.Engine.State;

public enum InstanceStatus
{
    /// <summary>A burst is at work, or its work is still queued.</summary>
    Running,

    /// <summary>Something is waited for: a person, the clock, an event or a child.</summary>
    Waiting,

    /// <summary>
    /// An incident is open: its branch stands until an operator deals with it. Other branches may still wait, and go on when they are
    /// woken.
    /// </summary>
    Faulted,
    Finished,
    Cancelled,
}

public enum FrameStatus
{
    /// <summary>In the queue; has not begun.</summary>
    Scheduled,
    Running,
    Waiting,

    /// <summary>Over, and its parent has not taken note yet. Once it has, the frame is gone.</summary>
    Completed,
    Faulted,
    Cancelled,
}

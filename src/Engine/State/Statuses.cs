namespace CaseFlow.Engine.State;

public enum InstanceStatus
{
    /// <summary>A burst is at work, or its work is still queued.</summary>
    Running,

    /// <summary>Something is waited for: a person, the clock, an event or a child.</summary>
    Waiting,

    /// <summary>Nothing goes on until an operator deals with the incident.</summary>
    Faulted,
    Finished,
    Cancelled,
}

public enum FrameStatus
{
    Running,
    Waiting,
    Completed,
    Faulted,
    Cancelled,
}

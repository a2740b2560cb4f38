namespace CaseFlow.Workflows.History;

/// <summary>
/// What a history can tell. Stored, hashed and exported: these words never change. Every step begins with one cause; what follows from it
/// comes after.
/// </summary>
public static class HistoryTypes
{
    // Causes: a person, the clock or an event acts.
    public const string JourneyStarted = nameof(JourneyStarted);
    public const string TaskCompleted = nameof(TaskCompleted);
    public const string TaskClaimed = nameof(TaskClaimed);
    public const string TaskReleased = nameof(TaskReleased);
    public const string TaskAssigned = nameof(TaskAssigned);
    public const string TimerFired = nameof(TimerFired);
    public const string EventReceived = nameof(EventReceived);
    public const string RequestReceived = nameof(RequestReceived);
    public const string ExternalTaskCompleted = nameof(ExternalTaskCompleted);
    public const string IncidentRetried = nameof(IncidentRetried);
    public const string IncidentSkipped = nameof(IncidentSkipped);
    public const string VariableChanged = nameof(VariableChanged);
    public const string TokenMoved = nameof(TokenMoved);
    public const string JourneyMigrated = nameof(JourneyMigrated);
    public const string MigrationUndone = nameof(MigrationUndone);
    public const string JourneyCancelled = nameof(JourneyCancelled);
    public const string ClientChanged = nameof(ClientChanged);

    // Consequences, in the order in which they came about.
    public const string ActivityStarted = nameof(ActivityStarted);
    public const string ActivityCompleted = nameof(ActivityCompleted);
    public const string ActivityCancelled = nameof(ActivityCancelled);
    public const string TaskCreated = nameof(TaskCreated);
    public const string TaskCancelled = nameof(TaskCancelled);
    public const string TaskOverdue = nameof(TaskOverdue);
    public const string ChildStarted = nameof(ChildStarted);
    public const string ChildEnded = nameof(ChildEnded);
    public const string MessageQueued = nameof(MessageQueued);
    public const string EventPublished = nameof(EventPublished);
    public const string ExternalTaskRequested = nameof(ExternalTaskRequested);
    public const string ResponseWritten = nameof(ResponseWritten);
    public const string LineWritten = nameof(LineWritten);
    public const string QuestionAnswered = nameof(QuestionAnswered);
    public const string IncidentRaised = nameof(IncidentRaised);
    public const string IncidentClosed = nameof(IncidentClosed);
    public const string JourneyFinished = nameof(JourneyFinished);
}

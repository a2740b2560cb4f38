using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Journeys;

/// <summary>What a history tells of the journey itself. Every step begins with one cause; what follows from it comes after.</summary>
public static class JourneyHistory
{
    // Causes: a person, the clock or an event acts.
    public const string JourneyStarted = nameof(JourneyStarted);
    public const string TimerFired = nameof(TimerFired);
    public const string EventReceived = nameof(EventReceived);
    public const string EventRaised = nameof(EventRaised);
    public const string RequestReceived = nameof(RequestReceived);
    public const string ExternalTaskCompleted = nameof(ExternalTaskCompleted);
    public const string IncidentRetried = nameof(IncidentRetried);
    public const string IncidentSkipped = nameof(IncidentSkipped);
    public const string VariableChanged = nameof(VariableChanged);
    public const string TokenMoved = nameof(TokenMoved);
    public const string JourneyMigrated = nameof(JourneyMigrated);
    public const string MigrationUndone = nameof(MigrationUndone);
    public const string JourneyCancelled = nameof(JourneyCancelled);
    public const string JourneyHandedOver = nameof(JourneyHandedOver);

    // Consequences, in the order in which they came about.
    public const string ActivityStarted = nameof(ActivityStarted);
    public const string ActivityCompleted = nameof(ActivityCompleted);
    public const string ActivityCancelled = nameof(ActivityCancelled);
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

    public static IReadOnlyList<HistoryType> Types { get; } =
    [
        JourneyStarted,
        TimerFired,
        EventReceived,
        EventRaised,
        RequestReceived,
        ExternalTaskCompleted,
        IncidentRetried,
        IncidentSkipped,
        VariableChanged,
        TokenMoved,
        JourneyMigrated,
        MigrationUndone,
        JourneyCancelled,
        JourneyHandedOver,
        new(ActivityStarted, "start"),
        new(ActivityCompleted, "complete"),
        new(ActivityCancelled, "withdraw"),
        ChildStarted,
        ChildEnded,
        MessageQueued,
        EventPublished,
        ExternalTaskRequested,
        ResponseWritten,
        LineWritten,
        QuestionAnswered,
        IncidentRaised,
        IncidentClosed,
        JourneyFinished,
    ];
}

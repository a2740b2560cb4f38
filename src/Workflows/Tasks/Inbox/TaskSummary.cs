using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks.Inbox;

/// <param name="For">Whose inbox it stands in first, e.g. the journey's consultant.</param>
/// <param name="InsteadOf">Who would have it but is on leave (R-SET-6).</param>
/// <param name="DueState">calm, soon (half of its time is gone, R-ESC-4), overdue.</param>
public sealed record TaskSummary(
    TaskId Id,
    string Title,
    string EnglishTitle,
    string ActivityId,
    string ActivityType,
    string Stage,
    string Role,
    PersonRef? For,
    PersonRef? Assignee,
    Substitution? InsteadOf,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    bool Overdue,
    string DueState,
    JourneyRef Journey,
    ClientHead? Client
);

public sealed record PersonRef(PersonId Id, string UserName, string Name)
{
    public static PersonRef? Of(Person? person) => person is null ? null : new PersonRef(person.Id, person.UserName, person.Name);
}

/// <summary>Somebody is on leave, and others do their work.</summary>
public sealed record Substitution(string Name, DateTimeOffset Until)
{
    public static Substitution? Of(string? name, DateTimeOffset? until) =>
        name is not null && until is { } end ? new Substitution(name, end) : null;
}

public sealed record JourneyRef(JourneyId Id, string DefinitionId, string DefinitionName, int Version, string Stage, string Status)
{
    public static JourneyRef Of(Journey journey) =>
        new(journey.Id, journey.DefinitionId, journey.DefinitionName, journey.Version, journey.Stage, journey.Status.ToText());
}

/// <summary>The client's head line: name, age, tags. The number is masked unless the caller's task needs to call (R-PRI-3).</summary>
/// <param name="Allergies">Those that hold, also <paramref name="UnconfirmedAllergies"/>.</param>
/// <param name="AllergiesAskedAt">Null: nobody asked, so that none are known means nothing.</param>
public sealed record ClientHead(
    ClientId Id,
    string Name,
    int? Age,
    string? Gender,
    string Mobile,
    string? ChartNumber,
    string? Tier,
    IReadOnlyList<string> Allergies,
    DateTimeOffset? AllergiesAskedAt,
    IReadOnlyList<string> Flags,
    IReadOnlyList<string> UnconfirmedAllergies
)
{
    /// <summary>Null: nothing, or nobody asked: lists do not.</summary>
    public HeadBalance? Balance { get; init; }
}

/// <summary>What was paid and is not done (R-BAL-4).</summary>
/// <param name="Sum">CNY, as "1280.00"; null for those who see no amounts.</param>
public sealed record HeadBalance(string? Sum, int Items);

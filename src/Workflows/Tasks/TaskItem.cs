using CaseFlow.Workflows.House.Leaves;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Tasks;

public enum TaskStatus
{
    Open,
    Completed,
    Cancelled,
}

/// <summary>待办: work for a person, made by an activity, finished with a form and an outcome.</summary>
public sealed class TaskItem : IOfBranch, IArchived
{
    public TaskId Id { get; set; }
    public BranchId BranchId { get; set; }
    public JourneyId JourneyId { get; set; }
    public Journey? Journey { get; set; }
    public Guid InstanceId { get; set; }
    public int FrameId { get; set; }
    public int BookmarkId { get; set; }

    /// <summary>The definition, and its version, that the activity stands in: a child's own.</summary>
    public required string DefinitionId { get; set; }
    public int DefinitionVersion { get; set; }
    public required string ActivityId { get; set; }
    public required string ActivityType { get; set; }
    public required string Title { get; set; }
    public required string EnglishTitle { get; set; }
    public required string Stage { get; set; }
    public required string Role { get; set; }

    /// <summary>
    /// "The consultant of this journey": whose inbox it stands in first; colleagues of the role may take it all the same.
    /// </summary>
    public PersonId? ForPersonId { get; set; }
    public Person? ForPerson { get; set; }

    /// <summary>Who has taken it; nobody else completes it then.</summary>
    public PersonId? AssigneeId { get; set; }
    public Person? Assignee { get; set; }
    public TaskStatus Status { get; set; }

    /// <summary>The client's number is shown in full (R-PRI-3).</summary>
    public bool NeedsCall { get; set; }
    public required string FormId { get; set; }

    /// <summary>The form's version at the making of the task: an open task keeps its form.</summary>
    public int FormVersion { get; set; }

    /// <summary>JSON list of the outcomes that this task offers, if it is not simply those of its activity type.</summary>
    public string? OfferedOutcomes { get; set; }

    /// <summary>JSON object: what the form starts with; once completed, what was answered.</summary>
    public string Values { get; set; } = "{}";

    /// <summary>JSON object: what was typed so far; null when nothing was.</summary>
    public string? Draft { get; set; }

    /// <summary>Whose it is; null: of whoever does the task next.</summary>
    public PersonId? DraftById { get; set; }
    public DateTimeOffset? DraftSavedAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When half of its time is gone (R-ESC-4), where that is not halfway: of opening hours.</summary>
    public DateTimeOffset? SoonAt { get; set; }

    /// <summary>Who would have it but is on leave (R-SET-6), and until when.</summary>
    public PersonId? InsteadOfId { get; set; }
    public string? InsteadOf { get; set; }
    public DateTimeOffset? InsteadUntil { get; set; }

    /// <summary>The lead was told that it is overdue.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public PersonId? ClosedById { get; set; }
    public string? Outcome { get; set; }
    public long Revision { get; set; }

    /// <summary>Whoever it would be for is on leave.</summary>
    public void StandIn(StandIns.StandIn standIn, PersonId away)
    {
        ForPersonId = standIn.Substitute;
        (InsteadOfId, InsteadOf, InsteadUntil) = (away, standIn.Name, standIn.Until);
    }
}

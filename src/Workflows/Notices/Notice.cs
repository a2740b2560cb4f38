using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

public enum NoticeState
{
    /// <summary>Nobody of those it is for has opened it.</summary>
    Unread,

    /// <summary>An urgent one that somebody has opened: on top of their pages until they confirm it.</summary>
    Opened,

    /// <summary>Read, confirmed or cancelled: it counts for nobody any more.</summary>
    Closed,
}

/// <summary>
/// 通知: something that somebody is told (R-MSG-1), a person or all of a role in a branch, of whom one takes it. Written with what caused
/// it, kept afterwards.
/// </summary>
public sealed class Notice : IOfBranch
{
    public NoticeId Id { get; set; }
    public BranchId BranchId { get; set; }

    /// <summary>Null: for all who hold <see cref="Role"/> in the branch.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>Of a person the role in which they are told, if that is known: whose lead is told next.</summary>
    public string? Role { get; set; }

    /// <summary>Whose doing it is: a role's notice is none for them.</summary>
    public PersonId? CausedById { get; set; }

    /// <summary>Which text says it, filled with <see cref="Facts"/>.</summary>
    public required string Text { get; set; }

    /// <summary>JSON object.</summary>
    public string Facts { get; set; } = "{}";
    public bool IsUrgent { get; set; }
    public JourneyId? JourneyId { get; set; }
    public TaskId? TaskId { get; set; }

    /// <summary>It stayed unread: this one tells others of that one.</summary>
    public NoticeId? OfId { get; set; }
    public NoticeState State { get; set; }
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>When it was told last: an urgent one is told twice.</summary>
    public DateTimeOffset RungAt { get; set; }

    /// <summary>When others are told if it is still unread; null when nobody more is.</summary>
    public DateTimeOffset? RisesAt { get; set; }

    /// <summary>How often others were told.</summary>
    public int Rises { get; set; }
    public DateTimeOffset? ReadAt { get; set; }
    public PersonId? ReadById { get; set; }
    public Person? ReadBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>What it was about had ended, or somebody else had taken care of it.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
    public long Revision { get; set; }

    public void Cancel(DateTimeOffset at)
    {
        if (State == NoticeState.Unread)
            CancelledAt = at;
        (State, RisesAt) = (NoticeState.Closed, null);
    }

    public void Open(PersonId by, DateTimeOffset at)
    {
        if (State != NoticeState.Unread)
            return;
        (ReadAt, ReadById, RisesAt) = (at, by, null);
        State = IsUrgent ? NoticeState.Opened : NoticeState.Closed;
    }

    public void Confirm(PersonId by, DateTimeOffset at)
    {
        Open(by, at);
        (ConfirmedAt, State) = (at, NoticeState.Closed);
    }
}

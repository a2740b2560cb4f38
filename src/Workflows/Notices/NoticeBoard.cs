using System.Text.Encodings.Web;
using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>
/// Tells staff, in the unit of work of what they are told: nobody is told what is not committed, and nothing that is goes untold.
/// </summary>
public sealed class NoticeBoard(CaseFlowDb db, AfterCommit afterCommit, CurrentPerson person, IEnumerable<IWhenNoticeRings> others)
{
    /// <summary>Unread for so long: the lead is told too (R-MSG-1).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>The same of an urgent one (R-MSG-3).</summary>
    public static readonly TimeSpan UrgentPatience = TimeSpan.FromMinutes(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Nobody is told in person what they did themselves.</summary>
    /// <param name="role">In which they are told, where it is known.</param>
    public void TellPerson(BranchId branch, PersonId to, string? role, NoticeContent what, DateTimeOffset at) =>
        Tell(branch, new NoticeAddress(to, role), what, at);

    public void TellRole(BranchId branch, string role, NoticeContent what, DateTimeOffset at) =>
        Tell(branch, new NoticeAddress(null, role), what, at);

    public NoticeId Tell(BranchId branch, NoticeAddress to, NoticeContent what, DateTimeOffset at)
    {
        var notice = Make(branch, to.Person, to.Role, at);
        (notice.Text, notice.Facts, notice.IsUrgent) = (what.Text, JsonSerializer.Serialize(what.Facts, Json), what.IsUrgent);
        (notice.JourneyId, notice.TaskId) = (what.Journey, what.Task);
        notice.CausedById = person.IsSystem ? null : person.Id;
        notice.RisesAt = at + (what.IsUrgent ? UrgentPatience : Patience);
        if (to.Person is null || to.Person != notice.CausedById)
            Add(notice);
        return notice.Id;
    }

    /// <summary>Tells others of one that stays unread.</summary>
    public void TellAlso(Notice unread, NoticeAddress to, DateTimeOffset at)
    {
        var copy = Make(unread.BranchId, to.Person, to.Role, at);
        (copy.Text, copy.Facts, copy.IsUrgent) = (unread.Text, unread.Facts, unread.IsUrgent);
        (copy.JourneyId, copy.TaskId, copy.OfId) = (unread.JourneyId, unread.TaskId, unread.Id);
        Add(copy);
    }

    /// <summary>The same people are told once more.</summary>
    public void RingAgain(Notice notice, DateTimeOffset at)
    {
        notice.RungAt = at;
        Rang(notice);
    }

    /// <summary>
    /// A task waits for those who were told something of its journey in this very step: what they were told leads to it and ends with it.
    /// False if they were told nothing.
    /// </summary>
    public bool Attach(JourneyId journey, PersonId? to, string role, TaskId task)
    {
        var told = db.Added<Notice>()
            .FirstOrDefault(notice =>
                notice.JourneyId == journey
                && notice.TaskId is null
                && (to is null ? notice.PersonId is null && notice.Role == role : notice.PersonId == to)
            );
        if (told is null)
            return false;
        (told.TaskId, told.Role) = (task, told.Role ?? role);
        return true;
    }

    /// <summary>The task has ended, and with it whatever was told of it.</summary>
    public void EndOf(JourneyId journey, TaskId task, DateTimeOffset at)
    {
        foreach (var notice in Case.Opened(db, journey).NoticesOf(task))
        {
            notice.Cancel(at);
            Changed(notice);
        }
    }

    /// <summary>Open pages of those it is for show it from the commit on, or no longer.</summary>
    public void Changed(Notice notice) =>
        afterCommit.Changes.Add(
            new LiveChange("notice", notice.BranchId, notice.JourneyId ?? default, notice.TaskId, notice.Role, PersonId: notice.PersonId)
        );

    private static Notice Make(BranchId branch, PersonId? to, string? role, DateTimeOffset at) =>
        new()
        {
            Id = new NoticeId(Guid.CreateVersion7(at)),
            BranchId = branch,
            PersonId = to,
            Role = role,
            Text = "",
            MadeAt = at,
            RungAt = at,
        };

    private void Add(Notice notice)
    {
        db.Notices().Add(notice);
        Rang(notice);
    }

    private void Rang(Notice notice)
    {
        foreach (var other in others)
            other.Rang(notice);
        Changed(notice);
    }
}

using System.Text.Json;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>A notice as those it is for see it.</summary>
/// <param name="What">Which text.</param>
/// <param name="Facts">What the text is filled with.</param>
/// <param name="Role">Null: to the caller in person.</param>
/// <param name="RungAt">When it was told last.</param>
/// <param name="State">unread, opened (urgent, to be confirmed) or closed.</param>
/// <param name="ReadBy">Of a role's notice: who took it.</param>
public sealed record NoticeView(
    NoticeId Id,
    string What,
    JsonElement Facts,
    bool Urgent,
    string? Role,
    JourneyId? JourneyId,
    TaskId? TaskId,
    DateTimeOffset MadeAt,
    DateTimeOffset RungAt,
    string State,
    DateTimeOffset? ReadAt,
    string? ReadBy,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? CancelledAt,
    bool Risen
)
{
    /// <param name="notice">With who read it.</param>
    public static NoticeView Of(Notice notice) =>
        new(
            notice.Id,
            notice.Text,
            JsonElement.Parse(notice.Facts),
            notice.IsUrgent,
            notice.PersonId is null ? notice.Role : null,
            notice.JourneyId,
            notice.TaskId,
            notice.MadeAt,
            notice.RungAt,
            notice.State.ToString().ToLowerInvariant(),
            notice.ReadAt,
            notice.ReadBy?.Name,
            notice.ConfirmedAt,
            notice.CancelledAt,
            Risen: notice.OfId is not null
        );
}

using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.House.Leaves;

/// <summary>A leave as the person, the substitute and the manager see it.</summary>
/// <param name="To">The first moment at which they are back.</param>
/// <param name="State">requested, approved, refused or withdrawn.</param>
/// <param name="IsOn">They are away now.</param>
/// <param name="MayDecide">By the caller, now.</param>
/// <param name="MayEnd">The caller may take it back, or end it today.</param>
/// <param name="AlsoAway">Who of the same roles is away in this time.</param>
public sealed record LeaveItem(
    LeaveId Id,
    BranchId Branch,
    LeaveItem.Who Person,
    DateTimeOffset From,
    DateTimeOffset To,
    string Kind,
    LeaveItem.Who? Substitute,
    bool OpenTasksToo,
    string? Note,
    string State,
    string? DecidedBy,
    string? Reason,
    bool IsOn,
    bool MayDecide,
    bool MayEnd,
    IReadOnlyList<string> AlsoAway,
    long Revision
)
{
    public sealed record Who(PersonId Id, string Name);

    /// <param name="leave">With its people.</param>
    internal static LeaveItem Of(Leave leave, LeaveBook book, DateTimeOffset now, IReadOnlyList<string> alsoAway) =>
        new(
            leave.Id,
            leave.BranchId,
            new Who(leave.PersonId, leave.Person!.Name),
            leave.From,
            leave.To,
            leave.Kind,
            leave.Substitute is { } substitute ? new Who(substitute.Id, substitute.Name) : null,
            leave.OpenTasksToo,
            leave.Note,
            leave.State.ToString().ToLowerInvariant(),
            leave.DecidedBy?.Name,
            leave.Reason,
            leave.IsOn(now),
            book.MayDecide(leave),
            book.MayEnd(leave, now),
            alsoAway,
            leave.Revision
        );
}

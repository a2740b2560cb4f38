using System.Linq.Expressions;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Notices;

/// <summary>Whom a notice is for; nobody else sees it.</summary>
public static class NoticeRights
{
    public static IQueryable<Notice> For(this IQueryable<Notice> notices, CurrentPerson person) =>
        notices.Where(Like.AnyOf([notice => notice.PersonId == person.Id, .. ByRole(person)]));

    /// <summary>Those that count until somebody opens them.</summary>
    public static IQueryable<Notice> Unread(this IQueryable<Notice> notices) => notices.Where(notice => notice.State == NoticeState.Unread);

    /// <summary>Urgent ones that are on top of the person's pages: unread, or opened by themselves and not confirmed.</summary>
    public static IQueryable<Notice> OnTopFor(this IQueryable<Notice> notices, CurrentPerson person) =>
        notices
            .For(person)
            .Where(notice =>
                notice.IsUrgent
                && (notice.State == NoticeState.Unread || (notice.State == NoticeState.Opened && notice.ReadById == person.Id))
            );

    /// <summary>What <see cref="For"/> asks the database, of a notice that was read already.</summary>
    public static bool IsFor(this Notice notice, CurrentPerson person) =>
        person.Branches.Contains(notice.BranchId)
        && (
            notice.PersonId is { } one
                ? one == person.Id
                : notice.CausedById != person.Id && notice.Role is { } role && person.Has(role, notice.BranchId)
        );

    private static IEnumerable<Expression<Func<Notice, bool>>> ByRole(CurrentPerson person)
    {
        foreach (var branch in person.Grants.GroupBy(grant => grant.Branch))
        {
            var roles = branch.Select(grant => grant.Role).ToList();
            var id = branch.Key;
            yield return notice =>
                notice.BranchId == id
                && notice.PersonId == null
                && roles.Contains(notice.Role!)
                && (notice.CausedById == null || notice.CausedById != person.Id);
        }
    }
}

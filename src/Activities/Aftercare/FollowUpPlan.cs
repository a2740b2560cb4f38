using CaseFlow.Activities.Common;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// Which contacts a visit leads to: R-FUP-1 to 8, within the windows of R-FUP-11. Pure: the same visit always gives the same plan.
/// </summary>
public static class FollowUpPlan
{
    /// <param name="treated">Price categories of what was performed.</param>
    /// <param name="isNoDeal">The consultant calls (R-FUP-8).</param>
    /// <param name="nextSession">The day of a course's next session, if one was agreed.</param>
    public static IReadOnlyList<PlannedContact> Make(
        IReadOnlyCollection<string> treated,
        bool isNoDeal,
        DateTimeOffset visitEnded,
        DateOnly? nextSession,
        IReadOnlyList<ContactRule> rules,
        CallWindows windows
    ) =>
        [
            .. rules
                .Where(rule => Applies(rule, treated, isNoDeal, nextSession))
                .Select(rule => rule.At(rule.For == ContactRule.LaserSession ? windows.FirstOf(nextSession!.Value) : visitEnded, windows))
                .Where(contact => contact.OverdueAt > visitEnded)
                .OrderBy(contact => contact.DueAt),
        ];

    private static bool Applies(ContactRule rule, IReadOnlyCollection<string> treated, bool isNoDeal, DateOnly? nextSession) =>
        rule.For switch
        {
            ContactRule.NoDeal => isNoDeal,
            ContactRule.Treatment => treated.Count > 0,
            ContactRule.LaserSession => nextSession is not null && treated.Contains(PlanItem.Laser),
            var category => treated.Contains(category),
        };

    /// <summary>
    /// R-FUP-10: nobody answered. Planned again the next day, at most <paramref name="retries"/> times; then the consultant gets contacts
    /// for the next day and
    /// for one month later. Null: it was the last try.
    /// </summary>
    public static PlannedContact? AfterNoAnswer(PlannedContact contact, DateTimeOffset now, int retries, CallWindows windows)
    {
        if (contact.IsLastTry)
            return Following(contact);
        var tomorrow = windows.DayOf(now).AddDays(1);
        if (tomorrow <= contact.DutyUntil)
            windows = windows.EveryDay;
        if (contact.UntilReached || contact.Attempt < retries)
            return contact with { Attempt = contact.Attempt + 1, DueAt = windows.FirstOf(tomorrow), OverdueAt = windows.EndOf(tomorrow) };

        var monthLater = windows.DayOf(now).AddMonths(1);
        return LastTry(contact, tomorrow, windows) with { Then = [LastTry(contact, monthLater, windows), .. contact.Then ?? []] };
    }

    /// <summary>What was to follow the contact, one after the other; null when nothing was.</summary>
    public static PlannedContact? Following(PlannedContact contact) =>
        contact.Then is { Count: > 0 } then ? then[0] with { Then = [.. then.Skip(1)] } : null;

    private static PlannedContact LastTry(PlannedContact contact, DateOnly day, CallWindows windows) =>
        contact with
        {
            Rule = "R-FUP-10",
            Role = Roles.Consultant,
            DueAt = windows.FirstOf(day),
            OverdueAt = windows.EndOf(day),
            IsLastTry = true,
            Then = null,
        };
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Leaves;

namespace CaseFlow.Workflows.Notices.Watching;

/// <summary>The manager hears of a request, the person of the decision, the substitute of what comes to them (P22).</summary>
internal sealed class LeaveNotices(NoticeBoard board, BranchClock clock) : IWhenLeaveChanges
{
    public async Task ChangedAsync(Leave leave, LeaveStep step, CancellationToken cancel)
    {
        var now = clock.Now;
        var what = new NoticeContent("leave." + WordOf(leave, step), await FactsAsync(leave, cancel));
        if (step == LeaveStep.Requested)
            board.TellRole(leave.BranchId, Roles.Manager, what, now);
        else
            board.TellPerson(leave.BranchId, leave.PersonId, null, what, now);
        if (step == LeaveStep.Decided && leave is { State: LeaveState.Approved, SubstituteId: { } substitute })
            board.TellPerson(leave.BranchId, substitute, null, what with { Text = "leave.stands-in" }, now);
    }

    private static string WordOf(Leave leave, LeaveStep step) =>
        step switch
        {
            LeaveStep.Requested => "requested",
            LeaveStep.Ended => "ended",
            _ => leave.State == LeaveState.Approved ? "approved" : "refused",
        };

    private async Task<Dictionary<string, object?>> FactsAsync(Leave leave, CancellationToken cancel)
    {
        var zone = await clock.ZoneAsync(leave.BranchId, cancel);
        return new Dictionary<string, object?>
        {
            ["name"] = leave.Person!.Name,
            ["from"] = Local(leave.From, zone),
            ["until"] = Local(leave.To, zone),
            ["reason"] = leave.Reason,
        };
    }

    private static string Local(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Hours;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>Nobody is there to answer (R-MSG-8): the branch is closed; of one whose hours nobody has entered it is the night.</summary>
public sealed class AfterHours(CaseFlowDb db, CalendarBook calendars, BranchClock clock)
{
    public async Task<bool> IsAsync(BranchId branch, CancellationToken cancel)
    {
        var calendar = await calendars.OfAsync(branch, cancel);
        if (calendar.HasHours)
            return !calendar.IsOpenAt(clock.Now);
        var night = await ClinicSettings.ReadAsync(db, MessageSettings.Quiet, cancel);
        return MessageSettings.QuietUntil(night, clock.Now, await clock.ZoneAsync(branch, cancel)) is not null;
    }
}

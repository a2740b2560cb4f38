using CaseFlow.Workflows;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Notices;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Host.Demo;

/// <summary>The demo's staff read what they were told on the days before, a few minutes after it came; what came just now waits.</summary>
public static class DemoNotices
{
    private static readonly TimeSpan After = TimeSpan.FromMinutes(4);

    public static async Task ReadAsync(CaseFlowDb db, DateTimeOffset now)
    {
        var staff = await db.People().AsNoTracking().ToListAsync();
        foreach (var notice in await db.Notices().Where(notice => notice.RisesAt <= now).ToListAsync())
            Read(notice, staff);
    }

    private static void Read(Notice notice, List<Person> staff)
    {
        var reader = notice.PersonId ?? staff.Find(person => person.Grants.Contains(new Grant(notice.Role ?? "", notice.BranchId)))?.Id;
        if (reader is not { } by)
            notice.Cancel(notice.MadeAt + After);
        else if (notice.IsUrgent)
            notice.Confirm(by, notice.MadeAt + After);
        else
            notice.Open(by, notice.MadeAt + After);
    }
}

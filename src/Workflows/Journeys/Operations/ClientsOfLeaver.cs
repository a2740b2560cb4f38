using CaseFlow.Workflows.History;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Staffing;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Operations;

/// <summary>The clients of somebody who leaves are their lead's from now on, who is told (R-SET-1); nobody's where nobody leads.</summary>
internal sealed class ClientsOfLeaver(CaseFlowDb db, RoleHolders holders, NoticeBoard notices, HistoryWriter history, TimeProvider clock)
    : IWhenPersonLeaves
{
    public const string Yours = "staff.clients-yours";

    public async Task LeaveAsync(Person person, CancellationToken cancel)
    {
        var theirs = await db.Journeys()
            .IgnoreQueryFilters()
            .Where(row => row.Status == JourneyStatus.Running || row.Status == JourneyStatus.Faulted)
            .Where(row => row.TrialAhead == null && row.Staff.Any(one => one.PersonId == person.Id))
            .OrderBy(row => row.StartedAt)
            .ToListAsync(cancel);
        var roles = theirs.SelectMany(row => row.Staff, (row, one) => (row, one)).Where(pair => pair.one.PersonId == person.Id);
        foreach (var group in roles.GroupBy(pair => (pair.row.BranchId, pair.one.Role)).ToList())
            await HandOverAsync(person, group.Key.BranchId, group.Key.Role, [.. group], cancel);
    }

    private async Task HandOverAsync(
        Person leaver,
        BranchId branch,
        string role,
        IReadOnlyList<(Journey Journey, JourneyPerson Place)> places,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var lead = await LeadAsync(leaver, branch, role, cancel);
        foreach (var (journey, place) in places)
        {
            if (lead is null)
                journey.Staff.Remove(place);
            else
                place.PersonId = lead.Id;
            var facts = new
            {
                role,
                leaver.Name,
                before = leaver.Name,
                after = lead?.Name,
            };
            history.Append(journey, now, JourneyHistory.JourneyHandedOver, facts);
        }

        var what = new Dictionary<string, object?> { ["name"] = leaver.Name, ["count"] = places.Count };
        if (lead is not null)
            notices.TellPerson(branch, lead.Id, role, new NoticeContent(Yours, what), now);
    }

    private async Task<Person?> LeadAsync(Person leaver, BranchId branch, string role, CancellationToken cancel)
    {
        var leads = await holders.LeadsOfAsync(branch, role, leaver.Id, cancel);
        return await db.People()
            .Where(one => one.IsActive && one.Id != leaver.Id)
            .Where(one => one.Id == leads[0].Person || one.Roles.Any(held => held.BranchId == branch && held.Role == leads[0].Role))
            .OrderByDescending(one => one.Id == leads[0].Person)
            .ThenBy(one => one.UserName)
            .FirstOrDefaultAsync(cancel);
    }
}

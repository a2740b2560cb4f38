using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.Forms.Fields;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys;

/// <summary>"role:consultant": that role's people of the branch. R-TRI-1: who got no client for the longest time stands first.</summary>
internal sealed class PeopleInTurn : IOptionSource
{
    public string Name => "role";

    public string Choices => $"a role ({string.Join(", ", Roles.All)})";

    public bool Has(string of) => Roles.All.Contains(of);

    public async Task<IReadOnlyList<FieldOption>> ReadAsync(
        string of,
        BranchId branch,
        BranchId home,
        CaseFlowDb db,
        CancellationToken cancel
    )
    {
        var people = await db.People()
            .Where(person => person.IsActive && person.Roles.Any(held => held.Role == of && held.BranchId == home))
            .Select(person => new
            {
                person.Id,
                person.Name,
                person.UserName,
                Last = db.Journeys()
                    .Where(journey => journey.BranchId == branch && journey.Staff.Any(one => one.Role == of && one.PersonId == person.Id))
                    .Max(journey => (DateTimeOffset?)journey.StartedAt),
            })
            .ToListAsync(cancel);
        return
        [
            .. people
                .OrderBy(person => person.Last ?? DateTimeOffset.MinValue)
                .ThenBy(person => person.UserName, StringComparer.Ordinal)
                .Select(person => new FieldOption(person.Id.ToString(), new LocalText(person.Name, person.Name))),
        ];
    }
}

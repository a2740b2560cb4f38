using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>Who sees to a balance: a consultant of the branch (R-BAL-2).</summary>
public sealed class BalanceOwners(CaseFlowDb db, BranchClock clock)
{
    public sealed record Owner(PersonId Id, string Name);

    public async Task<IReadOnlyList<Owner>> OfAsync(BranchId branch, CancellationToken cancel) =>
        await (await ConsultantsAsync(branch, cancel))
            .OrderBy(person => person.UserName)
            .Select(person => new Owner(person.Id, person.Name))
            .ToListAsync(cancel);

    public async Task<bool> MayOwnAsync(BranchId branch, PersonId owner, CancellationToken cancel) =>
        await (await ConsultantsAsync(branch, cancel)).AnyAsync(person => person.Id == owner, cancel);

    /// <summary>The own consultant while there, else the lead; null: a manager has to see to it.</summary>
    public async Task<PersonId?> InChargeAsync(BalanceLine line, CancellationToken cancel)
    {
        if (line.OwnerId is { } own && await MayOwnAsync(line.BranchId, own, cancel))
            return own;
        var home = await clock.HomeAsync(line.BranchId, cancel);
        var lead = await (await ConsultantsAsync(line.BranchId, cancel))
            .OrderBy(person => person.UserName)
            .FirstOrDefaultAsync(
                person => person.Roles.Any(held => held.IsLead && held.Role == Roles.Consultant && held.BranchId == home),
                cancel
            );
        return lead?.Id;
    }

    private async Task<IQueryable<Person>> ConsultantsAsync(BranchId branch, CancellationToken cancel)
    {
        var home = await clock.HomeAsync(branch, cancel);
        return db.People()
            .AsNoTracking()
            .Where(person => person.IsActive && person.Roles.Any(held => held.BranchId == home && held.Role == Roles.Consultant));
    }
}

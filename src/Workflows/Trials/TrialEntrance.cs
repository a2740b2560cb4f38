using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Trials;

/// <summary>
/// Trials live in a branch of their own beside each real one, which nobody belongs to: so every query that is limited to the caller's
/// branches leaves them out. Who may edit
/// procedures enters it for one request, by naming something that is there, and holds all roles in it; the real branch is out of sight as
/// long.
/// </summary>
public sealed class TrialEntrance(CaseFlowDb db, CurrentPerson person)
{
    /// <summary>
    /// Enters if this is a journey, a task (of a person or of another program), a client or an order of a trial that the caller may see;
    /// nothing is asked for anybody else.
    /// </summary>
    public async Task EnterAsync(Guid id, CancellationToken cancel)
    {
        if (person.IsInTrials || HomesOfCaller() is not { Count: > 0 } homes)
            return;
        var (journeyId, taskId, clientId, orderId) = (new JourneyId(id), new TaskId(id), new ClientId(id), new OrderId(id));
        var external = StimulusKey.Task(id);
        var found = await (
            from branch in db.Branches().IgnoreQueryFilters()
            where branch.TrialOf != null && homes.Contains(branch.TrialOf.Value)
            from journey in db.Journeys()
            where
                journey.BranchId == branch.Id
                && (
                    journey.Id == journeyId
                    || journey.ClientId == clientId
                    || db.Bookmarks().Any(wait => wait.Key == external && wait.JourneyId == journey.Id)
                    || db.Tasks().Any(task => task.Id == taskId && task.JourneyId == journey.Id)
                    || db.Orders().Any(order => order.Id == orderId && order.JourneyId == journey.Id)
                )
            select new { Branch = branch, journey.TrialAhead }
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        if (found is not null)
            Enter([found.Branch], found.TrialAhead ?? 0);
    }

    /// <summary>Enters all trials that the caller may see; false if there can be none.</summary>
    public async Task<bool> EnterAllAsync(CancellationToken cancel)
    {
        if (person.IsInTrials)
            return true;
        var homes = HomesOfCaller();
        var branches =
            homes.Count == 0
                ? []
                : await db.Branches()
                    .AsNoTracking()
                    .Where(branch => branch.TrialOf != null && homes.Contains(branch.TrialOf.Value))
                    .ToListAsync(cancel);
        Enter(branches, 0);
        return homes.Count > 0;
    }

    /// <summary>The branches of trials that the caller may enter.</summary>
    public async Task<IReadOnlyList<BranchId>> BranchesAsync(CancellationToken cancel)
    {
        var homes = HomesOfCaller();
        return homes.Count == 0
            ? []
            : await db.Branches()
                .Where(branch => branch.TrialOf != null && homes.Contains(branch.TrialOf.Value))
                .Select(branch => branch.Id)
                .ToListAsync(cancel);
    }

    public void Enter(IReadOnlyList<Branch> branches, long secondsAhead) =>
        person.EnterTrials([.. branches.Select(branch => (branch.Id, branch.TrialOf!.Value))], TimeSpan.FromSeconds(secondsAhead));

    /// <summary>The real branches in which the caller may edit procedures.</summary>
    public List<BranchId> HomesOfCaller() =>
        person.IsSystem
            ? []
            :
            [
                .. person
                    .RealGrants.Where(grant => Permissions.Of([grant.Role]).Contains(DefinitionsRoom.Edit))
                    .Select(grant => grant.Branch)
                    .Distinct(),
            ];
}

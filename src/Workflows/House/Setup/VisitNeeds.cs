using System.Collections.Concurrent;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Formulas;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>Something that a room's set-up needs before the first visit (P23).</summary>
public interface IVisitNeed
{
    /// <summary>Of what is missing in the branch its text, and where it is set up.</summary>
    Task<IReadOnlyList<MissingNeed>> MissingAsync(BranchId branch, CancellationToken cancel);
}

/// <param name="What">hours, role, price or consent.</param>
/// <param name="Text">A part of a sentence.</param>
/// <param name="Page">Where those who may set it up do so.</param>
public sealed record MissingNeed(string What, CodedText Text, string Page);

/// <summary>Branches in which nothing was missing a moment ago: whoever starts one visit after the other is not asked each time.</summary>
public sealed class ReadyBranches
{
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<BranchId, DateTimeOffset> until = new();

    public ReadyBranches(LiveFeed feed) =>
        feed.Tell(change =>
        {
            if (change.Topic == "person")
                until.Clear();
        });

    internal bool Holds(BranchId branch, DateTimeOffset now) => until.TryGetValue(branch, out var end) && now < end;

    internal void Keep(BranchId branch, DateTimeOffset now) => until[branch] = now + Trust;
}

/// <summary>What a branch lacks for a visit, from the door to the paid order (P23).</summary>
public sealed class VisitNeeds(CaseFlowDb db, IEnumerable<IVisitNeed> rooms, ReadyBranches ready, TimeProvider clock)
{
    /// <summary>Who has a part in it (P1).</summary>
    public static readonly IReadOnlyList<string> NeededRoles =
    [
        Roles.FrontDesk,
        Roles.Assistant,
        Roles.Consultant,
        Roles.Doctor,
        Roles.Cashier,
        Roles.Manager,
    ];

    /// <summary>Both, in one sentence.</summary>
    public static CodedText And(CodedText first, CodedText next) => new("visit.missing.and", first, next);

    /// <summary>Null if a visit can begin there; what is missing, each with its page, if not.</summary>
    public async Task<Refusal?> RefuseAsync(Branch branch, CancellationToken cancel)
    {
        var missing = branch.TrialOf is null ? await MissingAsync(branch.Id, cancel) : [];
        if (missing.Count == 0)
            return null;

        return Refusal.Conflict("visit.not-set-up", missing.Select(one => one.Text).Aggregate(And)) with
        {
            More = new Dictionary<string, object?>
            {
                ["missing"] = missing.Select(one => new { what = one.What, page = one.Page }).ToList(),
            },
        };
    }

    /// <summary>
    /// The one answer for the gate of a visit and for every page that says what is missing; none where a visit can begin.
    /// </summary>
    public async Task<IReadOnlyList<MissingNeed>> MissingAsync(BranchId branch, CancellationToken cancel)
    {
        if (ready.Holds(branch, clock.GetUtcNow()))
            return [];
        var missing = await ReadAsync(branch, cancel);
        if (missing.Count == 0)
            ready.Keep(branch, clock.GetUtcNow());
        return missing;
    }

    private async Task<IReadOnlyList<MissingNeed>> ReadAsync(BranchId branch, CancellationToken cancel)
    {
        List<MissingNeed> missing = [];
        if (!await db.BranchHours().AnyAsync(hours => hours.BranchId == branch, cancel))
            missing.Add(new MissingNeed("hours", new CodedText("visit.missing.hours"), "/setup/hours"));
        var held = await db.People()
            .Where(person => person.IsActive)
            .SelectMany(person => person.Roles)
            .Where(role => role.BranchId == branch && NeededRoles.Contains(role.Role))
            .Select(role => role.Role)
            .Distinct()
            .ToListAsync(cancel);
        missing.AddRange(
            NeededRoles
                .Except(held)
                .Select(role => new MissingNeed(
                    "role",
                    new CodedText("visit.missing.role", new CodedText("page.role." + role)),
                    "/setup/staff"
                ))
        );
        foreach (var room in rooms)
            missing.AddRange(await room.MissingAsync(branch, cancel));
        return missing;
    }
}

using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Tasks.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>A merge with both files.</summary>
/// <param name="Survivor">Whose file leads: the one with the older chart number, else the one that was made first.</param>
/// <param name="State">requested, confirmed, refused or undone.</param>
/// <param name="MayDecide">The caller may confirm or refuse it: a second person.</param>
/// <param name="MayUndo">The caller may undo it, if nothing followed.</param>
public sealed record MergeView(
    Guid Id,
    ClientHead Survivor,
    ClientHead Merged,
    string State,
    string Reason,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecidedWhy,
    bool MayDecide,
    bool MayUndo
);

public sealed class MergeViews(CaseFlowDb db, ClientHeads heads, CurrentPerson person)
{
    public async Task<MergeView> OfAsync(ClientMerge merge, CancellationToken cancel)
    {
        var survivor = await db.Clients().SingleAsync(row => row.Id == merge.SurvivorId, cancel);
        var merged = await db.Clients().SingleAsync(row => row.Id == merge.MergedId, cancel);
        var may = person.Holds(merge.BranchId, ClientsRoom.Merge);
        return new MergeView(
            merge.Id,
            await heads.OfAsync(survivor, cancel),
            await heads.OfAsync(merged, cancel),
            merge.State.ToString().ToLowerInvariant(),
            merge.Reason,
            merge.RequestedBy,
            merge.RequestedAt,
            merge.DecidedBy,
            merge.DecidedAt,
            merge.DecidedWhy,
            may && merge.State == MergeState.Requested && merge.RequestedById != person.Id,
            may && merge.State == MergeState.Confirmed
        );
    }
}

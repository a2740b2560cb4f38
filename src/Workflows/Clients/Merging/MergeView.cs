using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>A merge with both files.</summary>
/// <param name="Survivor">Whose file leads: the one with the older chart number, else the one that was made first.</param>
/// <param name="State">requested, confirmed, refused or undone.</param>
/// <param name="MayDecide">The caller may confirm or refuse it: a second person.</param>
/// <param name="MayUndo">The caller may undo it, if nothing followed.</param>
public sealed record MergeView(
    Guid Id,
    MergeSide Survivor,
    MergeSide Merged,
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

/// <summary>One of the two files; the number is masked (R-PRI-3).</summary>
public sealed record MergeSide(
    ClientId Id,
    string Name,
    string Mobile,
    string? ChartNumber,
    int? Age,
    DateOnly? Birthday,
    DateTimeOffset CreatedAt
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
            await SideAsync(survivor, cancel),
            await SideAsync(merged, cancel),
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

    private async Task<MergeSide> SideAsync(Client client, CancellationToken cancel)
    {
        var head = await heads.OfAsync(client, cancel);
        return new MergeSide(client.Id, client.Name, head.Mobile, client.ChartNumber, head.Age, client.Birthday, client.CreatedAt);
    }
}

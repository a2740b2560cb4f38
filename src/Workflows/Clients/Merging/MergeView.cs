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
    public async Task<MergeView> OfAsync(ClientMerge merge, CancellationToken cancel) => (await OfAsync([merge], cancel))[0];

    public async Task<IReadOnlyList<MergeView>> OfAsync(IReadOnlyList<ClientMerge> merges, CancellationToken cancel)
    {
        var ids = merges.SelectMany(merge => new[] { merge.SurvivorId, merge.MergedId }).Distinct().ToList();
        var files = await db.Clients().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var shown = new List<MergeView>();
        foreach (var merge in merges)
            shown.Add(await ShowAsync(merge, files[merge.SurvivorId], files[merge.MergedId], cancel));
        return shown;
    }

    private async Task<MergeView> ShowAsync(ClientMerge merge, Client survivor, Client merged, CancellationToken cancel)
    {
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

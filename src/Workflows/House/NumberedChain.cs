using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House;

/// <summary>A row of a register that is only added to: numbered from 1 without gaps, and chained to the one before by its hash.</summary>
public interface INumberedLink
{
    long Number { get; }

    /// <summary>Empty for the first.</summary>
    string PreviousHash { get; }
    string Hash { get; }

    string ComputeHash();
}

/// <summary>
/// What such registers share: the counter that knows how many rows there are, without which nobody would miss the newest, and the look
/// whether all of them are as they were written.
/// </summary>
public static class NumberedChain
{
    public const string Missing = "missing";
    public const string Altered = "altered";
    public const string Added = "added";

    /// <summary>As it is within this unit of work; it belongs to no branch.</summary>
    public static async Task<Counter> ChainCounterAsync(this CaseFlowDb db, string name, CancellationToken cancel)
    {
        var found = await db.Counters().FirstCurrentAsync(row => row.BranchId == default(BranchId) && row.Name == name, cancel);
        if (found is null)
            db.Counters().Add(found = new Counter { Name = name });
        return found;
    }

    /// <summary>Computes the chain again.</summary>
    /// <param name="counter">Its name.</param>
    /// <param name="rows">All, by number.</param>
    /// <returns>How many there must be, and the first place where the chain does not hold; null: it holds.</returns>
    public static async Task<(long Known, (long Number, string Why)? Break)> VerifyAsync(
        CaseFlowDb db,
        string counter,
        IQueryable<INumberedLink> rows,
        CancellationToken cancel
    )
    {
        var known = await db.Counters()
            .Where(row => row.BranchId == default(BranchId) && row.Name == counter)
            .Select(row => row.Value)
            .SingleOrDefaultAsync(cancel);
        var (number, hash) = (0L, "");
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (row.Number != number + 1)
                return (known, (number + 1, Missing));
            if (row.PreviousHash != hash || row.Hash != row.ComputeHash())
                return (known, (row.Number, Altered));
            (number, hash) = (row.Number, row.Hash);
        }

        return (
            known,
            number < known ? (number + 1, Missing)
            : number > known ? (known + 1, Added)
            : null
        );
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows;

/// <summary>
/// Rows as they are within this unit of work. A query finds what is stored; what the unit of work has added or changed only its context
/// knows. Here one is never asked without the other.
/// </summary>
public static class CurrentRows
{
    /// <summary>All rows that are so now: what was changed away from it is left out, what was added is in.</summary>
    public static async Task<IReadOnlyList<TRow>> CurrentAsync<TRow>(
        this DbSet<TRow> rows,
        Expression<Func<TRow, bool>> condition,
        CancellationToken cancel
    )
        where TRow : class
    {
        await rows.Where(condition).LoadAsync(cancel);
        return [.. rows.Local.Where(condition.Compile())];
    }

    /// <summary>A row that is so: one at hand, else a stored one; null if there is none.</summary>
    public static async Task<TRow?> FirstCurrentAsync<TRow>(
        this DbSet<TRow> rows,
        Expression<Func<TRow, bool>> condition,
        CancellationToken cancel
    )
        where TRow : class
    {
        var isSo = condition.Compile();
        if (rows.Local.FirstOrDefault(isSo) is { } atHand)
            return atHand;
        await rows.Where(condition).LoadAsync(cancel);
        return rows.Local.FirstOrDefault(isSo);
    }

    /// <summary>A row that this unit of work has read or added, for whoever asks the database in another way if there is none.</summary>
    public static TRow? AtHand<TRow>(this DbSet<TRow> rows, Func<TRow, bool> condition)
        where TRow : class => rows.Local.FirstOrDefault(condition);

    /// <summary>Rows that this unit of work will add, for whoever asks the database for the rest.</summary>
    public static IEnumerable<TRow> Added<TRow>(this DbContext db)
        where TRow : class =>
        db.ChangeTracker.Entries<TRow>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity);
}

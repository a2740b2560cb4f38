using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Update;

namespace CaseFlow.Persistence.Statements;

/// <summary>
/// Turns what a context has staged into the statements that write it, before anybody has to wait for them: EF's own SaveChanges would do
/// that while it holds the database's write lock. Rows that are deleted come first, dependent ones before those they refer to; then updates
/// and inserts, the other way round.
/// </summary>
internal static class StagedRows
{
    /// <summary>Moves the revisions on. Taken again, e.g. because nobody wrote them, it gives the same statements.</summary>
    public static IReadOnlyList<Statement> Take(DbContext db)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.CascadeChanges();
        var tracked = db.ChangeTracker.Entries().ToList();
        Revisions.Advance(tracked);
        var shapes = StatementShapes.Of(db.Model);
        return [.. tracked.Where(IsStaged).OrderBy(shapes.TurnOf).Select(entry => shapes.Of(entry).Fill(entry.AsUpdate()))];
    }

    /// <summary>The row as EF's own writers see it: no object for each of its columns.</summary>
    public static IUpdateEntry AsUpdate(this EntityEntry entry)
    {
#pragma warning disable EF1001 // the class is EF's own affair; what it is here is public
        return entry.GetInfrastructure();
#pragma warning restore EF1001
    }

    private static bool IsStaged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Internal;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Reads;

#pragma warning disable EF1001 // what EF's own queries do with a row; by the public way each row is walked as a graph of its own
/// <summary>Takes rows into a context as EF's queries do.</summary>
internal sealed class TrackedRows(DbContext db)
{
    private readonly IStateManager rows = ((IDbContextDependencies)db).StateManager;

    public bool IsEmpty => rows.Count == 0;

    public bool Has(IKey key, object row) =>
        rows.TryGetEntry(key, [.. key.Properties.Select(property => property.GetGetter().GetClrValue(row))]) is not null;

    public void Add(IEntityType type, object row) => rows.StartTrackingFromQuery(type, row, Snapshot.Empty);
}
#pragma warning restore EF1001

using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Statements;

/// <summary>
/// The shapes of a model's statements, each made when its first row comes, and the order in which tables are written. Lives with the model.
/// </summary>
internal sealed class StatementShapes
{
    private readonly ConcurrentDictionary<(IEntityType Row, EntityState State, ulong Changed), StatementShape> shapes = new();
    private readonly Dictionary<IEntityType, int> ranks = [];

    private StatementShapes(IModel model)
    {
        foreach (var row in model.GetEntityTypes())
            Rank(row, []);
    }

    public static StatementShapes Of(IModel model) =>
        model.GetOrAddRuntimeAnnotationValue("CaseFlow:StatementShapes", static known => new StatementShapes(known!), model);

    public StatementShape Of(EntityEntry entry)
    {
        var changed = 0UL;
        if (entry.State == EntityState.Modified)
        {
            var row = entry.AsUpdate();
            foreach (var property in entry.Metadata.GetProperties())
                if (row.IsModified(property))
                    changed |= Bit(property);
        }

        return shapes.GetOrAdd(
            (entry.Metadata, entry.State, changed),
            static key => new StatementShape(key.Row, key.State, property => (key.Changed & Bit(property)) != 0)
        );
    }

    /// <summary>The lower, the earlier.</summary>
    public int TurnOf(EntityEntry entry) =>
        entry.State switch
        {
            EntityState.Deleted => -1 - ranks[entry.Metadata],
            EntityState.Modified => 2 * ranks[entry.Metadata],
            _ => (2 * ranks[entry.Metadata]) + 1,
        };

    /// <summary>What refers to another table has a higher number than that one.</summary>
    private void Rank(IEntityType row, HashSet<IEntityType> onTheWay)
    {
        if (ranks.ContainsKey(row) || !onTheWay.Add(row))
            return;
        foreach (var key in row.GetForeignKeys())
            Rank(key.PrincipalEntityType, onTheWay);
        ranks.Add(row, ranks.Count);
    }

    private static ulong Bit(IProperty property) =>
        property.GetIndex() < 64
            ? 1UL << property.GetIndex()
            : throw new InvalidOperationException($"{property.DeclaringType.DisplayName()} has more than 64 columns.");
}

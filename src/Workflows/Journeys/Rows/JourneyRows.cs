using System.Reflection;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Journeys.Rows;

/// <summary>
/// The rows that belong to a journey, of whatever room, found by the model: a table that comes with a new room is not forgotten by what
/// removes or archives a journey.
/// </summary>
public static class JourneyRows
{
    /// <summary>Rows that name a journey have this column.</summary>
    public const string Column = nameof(IOfJourney.JourneyId);

    private delegate Task<IEnumerable<object>> Reading(CaseFlowDb db, JourneyId journey, CancellationToken cancel);

    /// <summary>Whoever asks, with what they own; not the journey itself.</summary>
    /// <param name="which">Of these types only.</param>
    public static async Task<IReadOnlyList<object>> RowsOfAsync(
        this CaseFlowDb db,
        JourneyId journey,
        Func<Type, bool> which,
        CancellationToken cancel
    )
    {
        var rows = new List<object>();
        foreach (var type in TypesOf(db.Model).Where(type => which(type.ClrType)))
            rows.AddRange(await ReadingOf(type)(db, journey, cancel));
        return rows;
    }

    /// <summary>All types of rows that belong to a journey.</summary>
    public static IEnumerable<IEntityType> TypesOf(IModel model) =>
        model.GetEntityTypes().Where(type => !type.IsOwned() && (IsOfInstance(type) || type.FindProperty(Column) is not null));

    private static bool IsOfInstance(IEntityType type) => type.ClrType.IsAssignableTo(typeof(IOfInstance));

    private static Reading ReadingOf(IEntityType type)
    {
        var name =
            IsOfInstance(type) ? nameof(ReadOfInstancesAsync)
            : type.GetProperty(Column).IsNullable ? nameof(ReadOfSomeJourneyAsync)
            : nameof(ReadOfJourneyAsync);
        return typeof(JourneyRows)
            .GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType)
            .CreateDelegate<Reading>();
    }

    private static async Task<IEnumerable<object>> ReadOfInstancesAsync<TRow>(CaseFlowDb db, JourneyId journey, CancellationToken cancel)
        where TRow : class, IOfInstance =>
        await db.Set<TRow>()
            .IgnoreQueryFilters()
            .Where(row => db.Instances().Any(instance => instance.Id == row.InstanceId && instance.JourneyId == journey))
            .ToListAsync(cancel);

    private static async Task<IEnumerable<object>> ReadOfJourneyAsync<TRow>(CaseFlowDb db, JourneyId journey, CancellationToken cancel)
        where TRow : class =>
        await db.Set<TRow>().IgnoreQueryFilters().Where(row => EF.Property<JourneyId>(row, Column) == journey).ToListAsync(cancel);

    /// <summary>Of rows that need not have a journey.</summary>
    private static async Task<IEnumerable<object>> ReadOfSomeJourneyAsync<TRow>(CaseFlowDb db, JourneyId journey, CancellationToken cancel)
        where TRow : class =>
        await db.Set<TRow>().IgnoreQueryFilters().Where(row => EF.Property<JourneyId?>(row, Column) == journey).ToListAsync(cancel);
}

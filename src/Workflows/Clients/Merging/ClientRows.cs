using System.Globalization;
using System.Reflection;
using CaseFlow.Workflows.Clients.Changes;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Workflows.Clients.Merging;

/// <summary>
/// The rows that name a client, of whatever room, found by the model: a table that comes with a new room is not forgotten when two files
/// become one.
/// </summary>
public static class ClientRows
{
    private const string Revision = "Revision";

    /// <summary>A file, its history and its merges stay its own: they say what it was.</summary>
    private static readonly Type[] OfTheFile = [typeof(Client), typeof(ClientEntry), typeof(ClientMerge)];

    private delegate Task<IEnumerable<object>> Reading(CaseFlowDb db, string column, ClientId client, CancellationToken cancel);

    /// <summary>One row that changed hands.</summary>
    /// <param name="Revision">The one that the merge led to; null: rows of this table count none.</param>
    public sealed record Moved(string Table, string Column, string Key, long? Revision);

    public static IEnumerable<IProperty> ColumnsOf(IModel model) =>
        from type in model.GetEntityTypes()
        where !OfTheFile.Contains(type.ClrType)
        from property in type.GetProperties()
        where property.ClrType == typeof(ClientId) || property.ClrType == typeof(ClientId?)
        select property;

    /// <summary>All rows of this client, tracked, with the column that names it.</summary>
    public static async Task<IReadOnlyList<(EntityEntry Row, IProperty Column)>> RowsOfAsync(
        this CaseFlowDb db,
        ClientId client,
        CancellationToken cancel
    )
    {
        var rows = new List<(EntityEntry, IProperty)>();
        foreach (var column in ColumnsOf(db.Model))
        foreach (var row in await ReadingOf(column)(db, column.Name, client, cancel))
            rows.Add((db.Entry(row), column));
        return rows;
    }

    /// <summary>The row names this client from now on; its journey, if it has one, moves on with it.</summary>
    public static async Task<Moved> GiveAsync(this CaseFlowDb db, EntityEntry row, IProperty column, ClientId to, CancellationToken cancel)
    {
        if (row.Entity is IOfJourney)
            await row.ReadJourneyAsync(db, cancel);
        row.Property(column.Name).CurrentValue = to;
        return Show(row, column, advance: 1);
    }

    /// <summary>As it would be listed had it just changed hands.</summary>
    public static Moved Show(EntityEntry row, IProperty column, long advance = 0) =>
        new(
            row.Metadata.GetTableName()!,
            column.Name,
            string.Join(' ', row.Metadata.FindPrimaryKey()!.Properties.Select(part => Text(row.Property(part.Name).CurrentValue))),
            row.Metadata.FindProperty(Revision) is null ? null : (long)row.Property(Revision).OriginalValue! + advance
        );

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static async Task ReadJourneyAsync(this EntityEntry row, CaseFlowDb db, CancellationToken cancel)
    {
        var journey = row.Metadata.FindProperty(nameof(IOfJourney.JourneyId));
        if (journey?.GetContainingForeignKeys().FirstOrDefault() is { } link)
            await db.FindAsync(link.PrincipalEntityType.ClrType, [row.Property(journey.Name).CurrentValue], cancel);
    }

    private static Reading ReadingOf(IProperty column) =>
        typeof(ClientRows)
            .GetMethod(column.IsNullable ? nameof(ReadOfSomeAsync) : nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(column.DeclaringType.ClrType)
            .CreateDelegate<Reading>();

    private static async Task<IEnumerable<object>> ReadAsync<TRow>(CaseFlowDb db, string column, ClientId client, CancellationToken cancel)
        where TRow : class =>
        await db.Set<TRow>().IgnoreQueryFilters().Where(row => EF.Property<ClientId>(row, column) == client).ToListAsync(cancel);

    private static async Task<IEnumerable<object>> ReadOfSomeAsync<TRow>(
        CaseFlowDb db,
        string column,
        ClientId client,
        CancellationToken cancel
    )
        where TRow : class =>
        await db.Set<TRow>().IgnoreQueryFilters().Where(row => EF.Property<ClientId?>(row, column) == client).ToListAsync(cancel);
}

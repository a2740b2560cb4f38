using System.Collections;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Tests.Parity;

/// <summary>
/// Two rows of every table of a model: one has a value in each column, the other nothing where that is allowed, else zero or an empty text.
/// The full row refers to full rows, the bare one to bare ones. Made twice they are the same.
/// </summary>
internal sealed class SampleRows(IModel model)
{
    private readonly Dictionary<(IEntityType Type, bool IsFull), object> rows = [];

    /// <summary>Rows that belong to others come with these.</summary>
    public IReadOnlyList<object> Make()
    {
        foreach (var type in model.GetEntityTypes())
        foreach (var isFull in new[] { true, false })
            RowOf(type, isFull);
        return [.. rows.Where(row => !row.Key.Type.IsOwned()).Select(row => row.Value)];
    }

    /// <summary>Who refers to others comes first.</summary>
    public IEnumerable<object> FromTheLeaves() => rows.OrderByDescending(row => Depth(row.Key.Type)).Select(row => row.Value);

    private static int Depth(IEntityType type) =>
        type.GetForeignKeys().Select(key => 1 + Depth(key.PrincipalEntityType)).DefaultIfEmpty().Max();

    /// <summary>
    /// Every column that may change gets what the other kind of row has. Not both kinds at once: of some values there may be one.
    /// </summary>
    public void Change(bool full)
    {
        foreach (var ((type, _), row) in rows.Where(row => row.Key.IsFull == full).ToList())
        foreach (var property in type.GetProperties().Where(Changes))
            Set(row, property, ValueOf(property, !full, number: 3));
    }

    /// <summary>A key never does, nor the journey that a row is of.</summary>
    public static bool Changes(IProperty property) =>
        !property.IsPrimaryKey()
        && !(property.Name == nameof(IOfJourney.JourneyId) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IOfJourney)));

    private object RowOf(IEntityType type, bool isFull)
    {
        if (rows.TryGetValue((type, isFull), out var known))
            return known;
        var row = Activator.CreateInstance(type.ClrType)!;
        rows.Add((type, isFull), row);
        foreach (var property in type.GetProperties())
            Set(row, property, ValueOf(property, isFull, number: isFull ? 1 : 2));
        if (type.FindOwnership() is { PrincipalToDependent: { } inOwner } ownership)
            ((IList)inOwner.GetGetter().GetClrValue(RowOf(ownership.PrincipalEntityType, isFull))!).Add(row);
        return row;
    }

    private object? ValueOf(IProperty property, bool isFull, int number)
    {
        if (!isFull && property.IsNullable)
            return null;
        if (property.FindFirstPrincipal() is { } referred)
            return referred.GetGetter().GetClrValue(RowOf((IEntityType)referred.DeclaringType, isFull));
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (isFull || property.IsPrimaryKey() || CaseFlowDbContext.IsId(type))
            return Full(property, type, number);
        return type == typeof(string)
            ? property.GetRelationalTypeMapping().Converter is null
                ? ""
                : Hash(number)
            : type == typeof(byte[]) || typeof(IList).IsAssignableFrom(type)
                ? Empty(type)
                : Activator.CreateInstance(type);
    }

    private static object Full(IProperty property, Type type, int number) =>
        Activator.CreateInstance(type.IsValueType ? type : typeof(object)) switch
        {
            bool => true,
            int => 1000 + number,
            long => (1L << 40) + number,
            decimal => 1234.50m + number,
            Guid => Id(number),
            DateOnly => new DateOnly(2026, 2, 27).AddDays(number),
            DateTimeOffset => new DateTimeOffset(2026, 3, number, 8, 9, 10, 123, 456, TimeSpan.FromHours(8)),
            Enum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            not null when CaseFlowDbContext.IsId(type) => IdOf(type, number),
            _ when type == typeof(string) => property.GetRelationalTypeMapping().Converter is null
                ? $"{property.Name} '{number}' \"值\" 𠮷\n;"
                : Hash(number),
            _ when type == typeof(byte[]) => new byte[] { 0, 255, (byte)number },
            _ when type == typeof(List<string>) => new List<string> { "青霉素", $"a,b\"{number}" },
            _ => throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name}: give it a value here."),
        };

    private static void Set(object row, IProperty property, object? value) => property.PropertyInfo!.SetValue(row, value);

    private static object Empty(Type type) =>
        type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0) : Activator.CreateInstance(type)!;

    private static string Hash(int number) => new($"{number}"[0], 64);

    private static Guid Id(int number) => new($"0198a1b2-c3d4-7e5f-8{number}00-00ff10e0d0c0");

    private static object IdOf(Type type, int number) =>
        type.GetMethod(nameof(IId<BranchId>.From), [typeof(Guid)])!.Invoke(null, [Id(number)])!;
}

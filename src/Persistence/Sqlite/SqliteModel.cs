using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// What SQLite cannot store as it is: times become UTC ticks, so that SQL compares and sorts them; ids become their 16 bytes instead of 36
/// letters, most significant first, so that they sort as they do elsewhere (a third of a journey's bytes on disk were ids: the benchmark's
/// part <c>whole</c>).
/// </summary>
public static class SqliteModel
{
    private static readonly ValueConverter<DateTimeOffset, long> Ticks = new(
        time => time.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero)
    );
    private static readonly ValueConverter<Guid, byte[]> Bytes = new(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    public static void Apply(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            if (ConverterOf(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { } converter)
                property.SetValueConverter(converter);
    }

    private static ValueConverter? ConverterOf(Type type) =>
        type == typeof(DateTimeOffset) ? Ticks
        : type == typeof(Guid) ? Bytes
        : CaseFlowDbContext.IsId(type) ? (ValueConverter)Activator.CreateInstance(typeof(IdBytes<>).MakeGenericType(type))!
        : null;

    private sealed class IdBytes<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => From(bytes))
        where TId : struct, IId<TId>
    {
        private static TId From(byte[] bytes) => TId.From(new Guid(bytes, true));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>What SQLite cannot store as it is: times become UTC ticks, so that SQL compares and sorts them.</summary>
public static class SqliteModel
{
    private static readonly ValueConverter<DateTimeOffset, long> Ticks = new(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    public static void Apply(ModelBuilder model)
    {
        var times = model.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset));
        foreach (var time in times) time.SetValueConverter(Ticks);
    }
}

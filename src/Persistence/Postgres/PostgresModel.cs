using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CaseFlow.Persistence.Postgres;

/// <summary>What PostgreSQL stores in its own way: moments have no offset of their own there, and Npgsql takes them as UTC only.</summary>
public static class PostgresModel
{
    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> Utc = new(time => time.ToUniversalTime(), time => time);

    public static void Apply(ModelBuilder model)
    {
        var times = model
            .Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset));
        foreach (var time in times)
            time.SetValueConverter(Utc);
    }
}

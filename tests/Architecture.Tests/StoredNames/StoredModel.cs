using System.Globalization;
using CaseFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>The words in columns, from the model that writes them. The columns themselves stand in docs/tables.md.</summary>
internal static class StoredModel
{
    private static readonly IModel Model = new CaseFlowDbContext(
        new DbContextOptionsBuilder<CaseFlowDbContext>().UseSqlite("Data Source=:memory:").Options
    ).Model;

    public static IEnumerable<string> EnumTexts() =>
        from property in Model.GetEntityTypes().SelectMany(row => row.GetProperties())
        let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
        where type.IsEnum
        from value in Enum.GetValues(type).Cast<object>()
        select $"{property.DeclaringType.GetTableName()}.{property.GetColumnName()} {StoredValue(property, value)}";

    private static object? StoredValue(IProperty property, object value) =>
        property.GetTypeMapping().Converter is { } converter
            ? converter.ConvertToProvider(value)
            : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}

using CaseFlow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Architecture.Tests.StoredNames;

/// <summary>Tables, columns and the texts that stand for enums in them, as each database has them.</summary>
internal static class ModelNames
{
    public static IEnumerable<string> All() =>
        [
            .. Of("sqlite", options => options.UseSqlite("Data Source=:memory:")),
            .. Of("postgres", options => options.UseNpgsql("Host=nowhere")),
        ];

    private static List<string> Of(string database, Action<DbContextOptionsBuilder<CaseFlowDbContext>> use)
    {
        var options = new DbContextOptionsBuilder<CaseFlowDbContext>();
        use(options);
        var context = new CaseFlowDbContext(options.Options);
        try
        {
            return
            [
                .. from type in context.Model.GetEntityTypes()
                from property in type.GetProperties()
                let column = $"{type.GetTableName()}.{property.GetColumnName()}"
                from line in Texts(property, column).Prepend($"column in {database}: {column} {property.GetColumnType()}")
                select line,
            ];
        }
        finally
        {
            context.Retire();
        }
    }

    private static IEnumerable<string> Texts(IProperty property, string column) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type
            ? Enum.GetNames(type).Select(name => $"text in a column: {column} {name}")
            : [];
}

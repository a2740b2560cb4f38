using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Tests.Parity;

/// <summary>
/// What our statements (src/Persistence/Statements) and reads (src/Persistence/Reads) know of a model. They take each row for one row of
/// one table whose values all come from the application and lie in properties; whatever else EF can do, they would do wrong in silence.
/// </summary>
internal static class ModelFeatures
{
    /// <summary>What a commit's statements bind and PostgreSQL's driver takes as it is.</summary>
    private static readonly HashSet<Type> StoredTypes =
    [
        typeof(string),
        typeof(byte[]),
        typeof(bool),
        typeof(int),
        typeof(long),
        typeof(decimal),
        typeof(DateOnly),
        typeof(DateTimeOffset),
        typeof(Guid),
        typeof(List<string>),
    ];

    /// <summary>The marks on tables, columns and keys that make no difference to a statement. All others are unknown.</summary>
    private static readonly HashSet<string> KnownMarks =
    [
        "Relational:TableName",
        "Relational:Schema",
        "Relational:Filter",
        "RelationshipDiscoveryConvention:NavigationCandidates",
        "QueryFilter",
        "ValueConverter",
        "ValueConverterType",
        "ValueComparer",
        "ProviderClrType",
        "ElementType",
        "CaseFlow:Unversioned",
    ];

    public static IEnumerable<string> Unknown(IModel model) => model.GetEntityTypes().SelectMany(row => OfRow(row).Concat(OfMarks(row)));

    private static IEnumerable<string> OfRow(IEntityType row)
    {
        var table = StoreObjectIdentifier.Create(row, StoreObjectType.Table);
        return new (bool IsThere, string What)[]
        {
            (row.BaseType is not null || row.GetDirectlyDerivedTypes().Any() || row.FindDiscriminatorProperty() is not null, "inheritance"),
            (row.HasSharedClrType, "one class for several tables"),
            (row.FindPrimaryKey() is null, "no key"),
            (table is null || row.GetSchema() is not null, "no table, or one of another schema"),
            ((row.GetViewName() ?? row.GetFunctionName() ?? row.GetSqlQuery()) is not null, "a view, function or query"),
            (row.IsMappedToJson(), "a JSON column"),
            (row.GetComplexProperties().Any(), "a complex type"),
            (row.GetMappingFragments().Any(), "several tables for one row"),
            (row.Model.GetEntityTypes().Count(other => other.GetTableName() == row.GetTableName()) > 1, "several rows in one table"),
            (row.GetSkipNavigations().Any(), "many to many"),
            (row.GetDeclaredTriggers().Any(), "a trigger"),
            (Procedures(row).Any(procedure => procedure is not null), "a procedure"),
            (row.GetForeignKeys().Any(key => Reaches(key.PrincipalEntityType, row, [])), "rows that refer to each other in a circle"),
            (row.GetProperties().Count() > 64, "more than 64 columns"),
            (row.ClrType.GetConstructor(Type.EmptyTypes) is null, "no constructor without parameters"),
        }
            .Where(feature => feature.IsThere)
            .Select(feature => $"{row.DisplayName()}: {feature.What}")
            .Concat(row.GetProperties().SelectMany(OfColumn));
    }

    private static IEnumerable<string> OfColumn(IProperty column) =>
        new (bool IsThere, string What)[]
        {
            (column.IsShadowProperty() || column.PropertyInfo?.SetMethod is null, "no property that can be set"),
            (column.ValueGenerated != ValueGenerated.Never, "a value that the database makes"),
            (column.GetDefaultValueSql() is not null || column.TryGetDefaultValue(out _), "a default"),
            (column.GetComputedColumnSql() is not null, "a computed column"),
            (column.GetBeforeSaveBehavior() != PropertySaveBehavior.Save, "not written when inserted"),
            (column.GetAfterSaveBehavior() != AfterSave(column), "not written when updated"),
            (column.GetOverrides().Any(), "another column in another table"),
            (!StoredTypes.Contains(StoredType(column)), $"stored as {StoredType(column).Name}"),
        }
            .Where(feature => feature.IsThere)
            .Select(feature => $"{column.DeclaringType.DisplayName()}.{column.Name}: {feature.What}");

    private static IEnumerable<string> OfMarks(IEntityType row) =>
        new IEnumerable<IAnnotatable>[] { [row], row.GetProperties(), row.GetKeys(), row.GetForeignKeys(), row.GetIndexes() }
            .SelectMany(parts => parts)
            .SelectMany(part => part.GetAnnotations())
            .Select(mark => mark.Name)
            .Distinct()
            .Where(mark => !KnownMarks.Contains(mark))
            .Select(mark => $"{row.DisplayName()}: {mark}");

    private static IEnumerable<IStoredProcedure?> Procedures(IEntityType row) =>
        [row.GetInsertStoredProcedure(), row.GetUpdateStoredProcedure(), row.GetDeleteStoredProcedure()];

    private static PropertySaveBehavior AfterSave(IProperty column) =>
        column.IsKey() ? PropertySaveBehavior.Throw : PropertySaveBehavior.Save;

    private static Type StoredType(IProperty column)
    {
        var mapping = column.GetRelationalTypeMapping();
        return Nullable.GetUnderlyingType(mapping.Converter?.ProviderClrType ?? column.ClrType)
            ?? mapping.Converter?.ProviderClrType
            ?? column.ClrType;
    }

    private static bool Reaches(IEntityType from, IEntityType to, HashSet<IEntityType> seen) =>
        from == to || (seen.Add(from) && from.GetForeignKeys().Any(key => Reaches(key.PrincipalEntityType, to, seen)));
}

using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Reads;

/// <summary>
/// Makes tracked rows of one table out of what a hand-written question answers, by the model's own mappings: compiled once, as EF compiles
/// its queries.
/// </summary>
internal sealed class RowReader<TRow>
    where TRow : class
{
    private readonly IEntityType type;
    private readonly IKey key;
    private readonly Func<DbDataReader, TRow> read;

    public RowReader(IModel model)
    {
        type = model.FindEntityType(typeof(TRow))!;
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        List<IProperty> properties = [.. type.GetProperties()];
        key = type.FindPrimaryKey()!;
        From =
            $"""SELECT {string.Join(", ", properties.Select(property => $"\"{property.GetColumnName(table)}\""))} FROM "{table.Name}" """;
        read = Compile(properties);
    }

    /// <summary>All columns and the table; what follows is the condition.</summary>
    public string From { get; }

    /// <summary>The value of the key's one column, as the database takes it.</summary>
    public object KeyOf(object id) => key.Properties.Single().GetRelationalTypeMapping().Converter?.ConvertToProvider(id) ?? id;

    /// <summary>Tracks all rows of the current result. A row that is tracked already stays as it is, as with EF's own queries.</summary>
    /// <param name="isFirst">Nothing is tracked yet that a row could be.</param>
    public void Track(TrackedRows tracked, DbDataReader reader, bool isFirst)
    {
        while (reader.Read())
        {
            var row = read(reader);
            if (isFirst || !tracked.Has(key, row))
                tracked.Add(type, row);
        }
    }

    private static Func<DbDataReader, TRow> Compile(List<IProperty> properties)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var members = properties.Select(
            (property, index) => Expression.Bind(property.PropertyInfo!, Value(reader, property, Expression.Constant(index)))
        );
        return Expression.Lambda<Func<DbDataReader, TRow>>(Expression.MemberInit(Expression.New(typeof(TRow)), members), reader).Compile();
    }

    private static Expression Value(ParameterExpression reader, IProperty property, ConstantExpression index)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var value = mapping.CustomizeDataReaderExpression(
            Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, index)
        );
        if (mapping.Converter is { } converter)
            value = Expression.Invoke(converter.ConvertFromProviderExpression, Expression.Convert(value, converter.ProviderClrType));
        value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, index),
                Expression.Default(property.ClrType),
                value
            )
            : value;
    }
}

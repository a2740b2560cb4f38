using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore.Update;

namespace CaseFlow.Persistence.Statements;

/// <summary>
/// How rows of one table are inserted, deleted, or updated in these columns: the text, made once, and where its values come from.
/// </summary>
internal sealed class StatementShape
{
    private readonly StoreObjectIdentifier table;
    private readonly List<Column> written = [];
    private readonly List<Column> matched = [];
    private readonly string sql;

    /// <param name="row">All its values come from the application; the database makes none.</param>
    /// <param name="changed">For updates: which columns.</param>
    public StatementShape(IEntityType row, EntityState state, Func<IProperty, bool> changed)
    {
        table =
            StoreObjectIdentifier.Create(row, StoreObjectType.Table)
            ?? throw new InvalidOperationException($"{row.DisplayName()} has no table.");
        foreach (var property in row.GetProperties())
        {
            if (property.ValueGenerated != ValueGenerated.Never)
                throw new InvalidOperationException(
                    $"{row.DisplayName()}.{property.Name} would be made by the database; here the application makes every value."
                );
            if (state == EntityState.Added || (state == EntityState.Modified && changed(property)))
                written.Add(new Column(property, table));
            if (state != EntityState.Added && (property.IsPrimaryKey() || property.IsConcurrencyToken))
                matched.Add(new Column(property, table));
        }

        sql = state switch
        {
            EntityState.Added => Insert(),
            EntityState.Modified => $"UPDATE {Quote(table.Name)} SET {Join(", ", written, Assignment)} WHERE {Match()}",
            EntityState.Deleted => $"DELETE FROM {Quote(table.Name)} WHERE {Match()}",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nothing to write."),
        };
    }

    public Statement Fill(IUpdateEntry row)
    {
        var values = new object?[written.Count + matched.Count];
        for (var i = 0; i < written.Count; i++)
            values[i] = written[i].Convert(row.GetCurrentValue(written[i].Property));
        for (var i = 0; i < matched.Count; i++)
            values[written.Count + i] = matched[i].Convert(row.GetOriginalValue(matched[i].Property));
        return new Statement(sql, values);
    }

    private string Insert()
    {
        var (names, values) = (Join(", ", written, column => column.Name), Join(", ", written, Placeholder));
        return $"INSERT INTO {Quote(table.Name)} ({names}) VALUES ({values})";
    }

    private string Assignment(Column column) => $"{column.Name} = {Placeholder(column)}";

    private string Placeholder(Column column) => Parameter(written.IndexOf(column));

    private string Match() => Join(" AND ", matched, column => $"{column.Name} = {Parameter(written.Count + matched.IndexOf(column))}");

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");

    private static string Join(string between, IEnumerable<Column> columns, Func<Column, string> text) =>
        string.Join(between, columns.Select(text));

    private static string Quote(string name) => $"\"{name}\"";

    private sealed class Column(IProperty property, StoreObjectIdentifier table)
    {
        private readonly ValueConverter? converter = property.GetRelationalTypeMapping().Converter;

        public IProperty Property { get; } = property;
        public string Name { get; } = Quote(property.GetColumnName(table)!);

        public object? Convert(object? value) => converter is null ? value : converter.ConvertToProvider(value);
    }
}

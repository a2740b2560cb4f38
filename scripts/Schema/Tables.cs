using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Schema;

/// <summary>The tables as Mermaid draws them, room by room, from the model that writes them.</summary>
public static class Tables
{
    private const string Rows = "CaseFlow.Workflows.";

    /// <summary>The whole document.</summary>
    public static string Document(IModel model)
    {
        var text = new StringBuilder(
            """
            # Tables

            Drawn from the model by `scripts/draw-tables`; a test compares the two. First how all tables hang together, then each room's
            own tables; where a line leads to another room's table, that one stands there by its name alone. PK is the key, FK leads to
            another row, UK is found once. Types are those of C#; `src/Persistence/Migrations` shows what either database makes of them.


            """
        );
        var rooms = model
            .GetEntityTypes()
            .OrderBy(row => row.GetTableName(), StringComparer.Ordinal)
            .GroupBy(RoomOf)
            .OrderBy(room => room.Key, StringComparer.Ordinal)
            .ToList();
        text.AppendLine(Picture("How they hang together", rooms.SelectMany(room => room).SelectMany(Lines).Distinct()));
        text.AppendJoin('\n', rooms.Select(room => Picture(room.Key, [.. room.Select(Table), .. room.SelectMany(Lines)])));
        return text.ToString();
    }

    private static string Picture(string title, IEnumerable<string> parts) =>
        $"## {title}\n\n```mermaid\nerDiagram\n{string.Concat(parts)}```\n";

    private static string Table(IEntityType row)
    {
        var columns = row.GetProperties().Where(property => property.GetColumnName() is not null).Select(Column);
        return $"    {row.GetTableName()} {{\n{string.Concat(columns)}    }}\n";
    }

    private static string Column(IProperty property)
    {
        List<string> keys = [];
        if (property.IsPrimaryKey())
            keys.Add("PK");
        if (property.IsForeignKey())
            keys.Add("FK");
        if (property.GetContainingIndexes().Any(index => index.IsUnique && index.Properties.Count == 1))
            keys.Add("UK");
        var note = property.IsNullable ? " \"may be empty\"" : "";
        return $"        {TypeOf(property)} {property.GetColumnName()}{(keys.Count > 0 ? " " + string.Join(", ", keys) : "")}{note}\n";
    }

    private static IEnumerable<string> Lines(IEntityType row) =>
        from key in row.GetForeignKeys()
        let names = string.Join(", ", key.Properties.Select(property => property.Name))
        let many = key.IsUnique ? "o|" : "o{"
        orderby names, key.PrincipalEntityType.GetTableName()
        let one = key.IsRequired ? "||" : "|o"
        select $"    {key.PrincipalEntityType.GetTableName()} {one}--{many} {row.GetTableName()} : \"{names}\"\n";

    private static string TypeOf(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type.IsEnum ? "enum"
            : type == typeof(byte[]) ? "bytes"
            : type.IsGenericType ? "list"
            : type.IsArray ? "list"
            : type.Name;
    }

    private static string RoomOf(IEntityType row)
    {
        var name = row.ClrType.FullName!;
        return name.StartsWith(Rows, StringComparison.Ordinal) && name[Rows.Length..].Split('.') is [var room, _, ..] ? room : "Shared";
    }
}

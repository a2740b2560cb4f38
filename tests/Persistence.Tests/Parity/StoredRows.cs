using System.Data.Common;
using CaseFlow.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CaseFlow.Persistence.Tests.Parity;

/// <summary>What lies in the tables, past the model: each value with the kind that the database keeps it as.</summary>
internal static class StoredRows
{
    /// <summary>One line for each value: table, row, column, value. Rows are known by their keys.</summary>
    public static async Task<List<string>> ReadAsync(CaseFlowDbContext db, Store store)
    {
        var lines = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var type in db.Model.GetEntityTypes())
            lines.AddRange(await OfTableAsync(db.Database.GetDbConnection(), type, store));
        await db.Database.CloseConnectionAsync();
        return lines;
    }

    private static async Task<List<string>> OfTableAsync(DbConnection connection, IEntityType type, Store store)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var key = string.Join(" || ' ' || ", type.FindPrimaryKey()!.Properties.Select(part => Text(part.GetColumnName(table)!, store)));
        List<string> columns = [.. type.GetProperties().Select(property => property.GetColumnName(table)!)];
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT {key}, {string.Join(", ", columns.Select(column => Text(column, store)))} FROM "{table.Name}" """;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.AddRange(
                columns.Select((column, index) => $"{table.Name} [{reader.GetString(0)}] {column} = {reader.GetString(index + 1)}")
            );
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Text(string column, Store store) =>
        store == Store.Sqlite
            ? $"(typeof(\"{column}\") || ' ' || quote(\"{column}\"))"
            : $"(pg_typeof(\"{column}\") || ' ' || coalesce(quote_literal(\"{column}\"), 'NULL'))";
}

using CaseFlow.Persistence.Statements;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>The one connection that writes. It prepares each text once; after that a statement is its values and one step of SQLite.</summary>
internal sealed class SqliteWriter(SqliteConnection connection, SqliteConnections connections) : IDisposable
{
    private const int MostPrepared = 500;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>False: SQLite has rolled everything back, and what was written before is gone too.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Execute(string sql) => Execute(sql, []);

    /// <summary>How many rows it touched.</summary>
    public int Execute(Statement statement)
    {
        try
        {
            return Execute(statement.Sql, statement.Values);
        }
        catch (SqliteException refused)
        {
            throw new DbUpdateException($"Not written: {statement.Sql}", refused);
        }
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private int Execute(string sql, object?[] values)
    {
        connections.Executing?.Invoke(sql);
        if (!prepared.TryGetValue(sql, out var command)) prepared.Add(sql, command = Prepare(sql, values.Length));
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        if (prepared.Count == MostPrepared) Forget();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // made from the model's own names
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values) command.Dispose();
        prepared.Clear();
    }
}

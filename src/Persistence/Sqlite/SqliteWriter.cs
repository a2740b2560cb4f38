using CaseFlow.Persistence.Statements;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// The one connection that writes. It prepares each text once; after that a statement is its values and one step of SQLite.
/// </summary>
internal sealed class SqliteWriter(SqliteConnection connection, SqliteConnections connections) : IDisposable
{
    private const int MostPrepared = 500;

    private readonly Dictionary<string, PreparedStatement> prepared = new(StringComparer.Ordinal);

    /// <summary>False: SQLite has rolled everything back, and what was written before is gone too.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

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
        if (!prepared.TryGetValue(sql, out var statement))
            prepared.Add(sql, statement = Prepare(sql));
        return statement.Execute(values);
    }

    private PreparedStatement Prepare(string sql)
    {
        if (prepared.Count == MostPrepared)
            Forget();
        return new PreparedStatement(connection.Handle!, sql);
    }

    private void Forget()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        prepared.Clear();
    }
}

using System.Globalization;
using CaseFlow.Persistence.Statements;
using SQLitePCL;

namespace CaseFlow.Benchmarks.Support;

/// <summary>
/// The machine's limit: SQLite alone writes rows that were recorded, to a copy of the same database, with synchronous=FULL and prepared
/// statements. Nothing is read, nothing computed.
/// </summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly Dictionary<string, sqlite3_stmt> prepared = [];
    private readonly string file;
    private readonly sqlite3 db;

    /// <param name="original">Its log was merged into it; nobody writes to it at the moment.</param>
    public BareSqlite(string original)
    {
        file = $"{original}.{Guid.NewGuid():N}";
        File.Copy(original, file);
        Check(raw.sqlite3_open_v2(file, out db, raw.SQLITE_OPEN_READWRITE, null));
        foreach (var pragma in new[] { "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON" })
            Check(raw.sqlite3_exec(db, pragma));
    }

    /// <summary>One transaction; each unit behind a savepoint if there are several.</summary>
    public void Commit(ReadOnlySpan<Statement[]> units)
    {
        Execute("BEGIN IMMEDIATE", []);
        foreach (var unit in units)
        {
            if (units.Length > 1)
                Execute("SAVEPOINT unit", []);
            foreach (var statement in unit)
                Execute(statement.Sql, statement.Values);
            if (units.Length > 1)
                Execute("RELEASE unit", []);
        }

        Execute("COMMIT", []);
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        db.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" })
            File.Delete(file + ending);
    }

    private void Execute(string sql, object?[] values)
    {
        if (!prepared.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            prepared.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
            Bind(statement, i + 1, values[i]);
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            Check(result);
    }

    private static void Bind(sqlite3_stmt statement, int at, object? value) =>
        _ = value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => raw.sqlite3_bind_text(statement, at, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            Guid id => raw.sqlite3_bind_text(statement, at, id.ToString().ToUpperInvariant()),
            bool or int or long => raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => raw.sqlite3_bind_text(statement, at, Convert.ToString(value, CultureInfo.InvariantCulture)),
        };

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new InvalidOperationException($"SQLite: {raw.sqlite3_errmsg(db).utf8_to_string()}");
    }
}

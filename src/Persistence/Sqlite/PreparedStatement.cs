using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>
/// A text that SQLite keeps prepared, bound and stepped by SQLite's own functions: an ADO.NET command makes a reader, a list and a
/// parameter object for that, each time.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private const string DecimalFormat = "0.0###########################"; // as EF's queries compare them

    private readonly sqlite3 db;
    private readonly sqlite3_stmt statement;

    public PreparedStatement(sqlite3 db, string sql)
    {
        this.db = db;
        Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>How many rows it touched. Throws <see cref="SqliteException"/> when SQLite refuses it.</summary>
    public int Execute(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            Check(Bind(i + 1, values[i]));
        var result = raw.sqlite3_step(statement);
        try
        {
            Check(result);
            return raw.sqlite3_changes(db);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement); // says the step's error once more
        }
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int at, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, at),
            string text => raw.sqlite3_bind_text(statement, at, text),
            byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
            bool or int or long => raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            decimal number => raw.sqlite3_bind_text(statement, at, number.ToString(DecimalFormat, CultureInfo.InvariantCulture)),
            DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("O", CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException(
                $"SQLite has no {value.GetType().Name}: {nameof(SqliteModel)} turns it into something that it has."
            ),
        };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, db);
}

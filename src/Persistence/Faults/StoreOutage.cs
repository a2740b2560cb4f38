using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace CaseFlow.Persistence.Faults;

/// <summary>
/// The database could not be read or written for a reason that passes: held by somebody else, no room, no connection. The same request
/// under the same key may come again.
/// </summary>
public static class StoreOutage
{
    public static bool IsCauseOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (Passes(cause))
                return true;
        return false;
    }

    private static bool Passes(Exception cause) =>
        cause switch
        {
            SqliteException refused => refused.SqliteErrorCode
                is raw.SQLITE_BUSY
                    or raw.SQLITE_LOCKED
                    or raw.SQLITE_FULL
                    or raw.SQLITE_IOERR
                    or raw.SQLITE_CANTOPEN,
            NpgsqlException refused => refused.IsTransient,
            _ => false,
        };
}

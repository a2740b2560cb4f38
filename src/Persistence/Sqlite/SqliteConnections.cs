using Microsoft.Data.Sqlite;

namespace CaseFlow.Persistence.Sqlite;

/// <summary>How the database file is opened: many readers that cannot write, one writer that loses nothing it has confirmed.</summary>
public sealed class SqliteConnections(CaseFlowOptions options) : IDisposable
{
    // Savepoints without a file; 64 MiB: the inner pages of all indexes; 32 MiB of log.
    private const string Pragmas = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=8000;
        """;

    /// <summary>For everything but commits; what writes past the queue fails here.</summary>
    public string ForReading { get; } = Builder(options, SqliteOpenMode.ReadOnly, pooling: true).ConnectionString;

    /// <summary>For tests that make a commit fail.</summary>
    internal Action<SqliteConnection>? WriterOpened { get; set; }

    /// <summary>
    /// For tests that make a commit fail at any of its statements: hears each one's SQL before it runs, from BEGIN to COMMIT.
    /// </summary>
    internal Action<string>? Executing { get; set; }

    public async Task<SqliteConnection> OpenWriterAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(options.DataFolder);
        var writer = new SqliteConnection(Builder(options, SqliteOpenMode.ReadWriteCreate, pooling: false).ConnectionString);
        try
        {
            await writer.OpenAsync(cancel);
            await using var pragmas = writer.CreateCommand();
            pragmas.CommandText = Pragmas;
            await pragmas.ExecuteNonQueryAsync(cancel);
            _ = SQLitePCL.raw.sqlite3_busy_timeout(writer.Handle, (int)options.LockTimeout.TotalMilliseconds); // for what bypasses ADO.NET
            WriterOpened?.Invoke(writer);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        using var reader = new SqliteConnection(ForReading);
        SqliteConnection.ClearPool(reader);
    }

    private static SqliteConnectionStringBuilder Builder(CaseFlowOptions options, SqliteOpenMode mode, bool pooling) =>
        new()
        {
            DataSource = options.DatabaseFile,
            Mode = mode,
            Pooling = pooling,
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)options.LockTimeout.TotalSeconds), // SQLite's busy timeout
        };
}

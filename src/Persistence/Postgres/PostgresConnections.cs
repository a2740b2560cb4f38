using Npgsql;

namespace CaseFlow.Persistence.Postgres;

/// <summary>
/// How a PostgreSQL database is reached: what its administrator gave, and defaults that three hosts on one server can live with.
/// </summary>
public sealed class PostgresConnections(CaseFlowOptions options) : IAsyncDisposable, IDisposable
{
    // A server takes 100 connections unless it is told otherwise; a request holds one for a few milliseconds.
    private const int LargestPool = 30;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(Complete(options.Database!));

    public NpgsqlDataSource Source => source;

    /// <summary>For tests that make a commit fail at any of its statements: may put others between them.</summary>
    internal Action<NpgsqlBatch>? Sending { get; set; }

    /// <exception cref="ArgumentException">This is no connection string.</exception>
    public static string Complete(string given)
    {
        var text = new NpgsqlConnectionStringBuilder(given);
        if (!text.ShouldSerialize("Maximum Pool Size"))
            text.MaxPoolSize = LargestPool;
        if (!text.ShouldSerialize("Max Auto Prepare"))
            text.MaxAutoPrepare = 100;
        if (!text.ShouldSerialize("Application Name"))
            text.ApplicationName = "CaseFlow";

        // Who was told "done" finds it done, whatever the server's default is.
        text.Options = $"{text.Options} -c synchronous_commit=on".TrimStart();
        return text.ConnectionString;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    public void Dispose() => source.Dispose();
}

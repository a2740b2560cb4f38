using System.Diagnostics;
using Npgsql;

namespace CaseFlow.TestKit.Databases;

/// <summary>
/// A PostgreSQL of this process's own: started when first asked for, reached by a socket in its folder, gone with the process however that
/// ends.
/// Tests share one; who makes it crash has another.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Script = "tests/TestKit/Databases/run-postgres";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"caseflow-pg-{Guid.NewGuid():N}"[..24]);
    private readonly Lazy<Task<Process>> running;

    public PostgresServer() => running = new Lazy<Task<Process>>(RunAsync);

    public static PostgresServer Shared { get; } = new();

    /// <summary>Waits until it answers. The first call takes two seconds, the others none.</summary>
    public Task StartAsync() => running.Value;

    /// <summary>How to reach a database of it, as the superuser.</summary>
    public string ConnectionStringOf(string database) => $"Host={folder};Username=postgres;Database={database};Timeout=60";

    /// <summary>All processes of the server end at once, as when the power goes; then it starts again.</summary>
    public async Task CrashAsync()
    {
        var process = await running.Value;
        await RestartAsync(() => process.StandardInput.WriteLineAsync("crash"));
    }

    /// <summary>Does what makes the server start again, and waits until it has.</summary>
    public async Task RestartAsync(Func<Task> crash)
    {
        await StartAsync();
        await using var source = NpgsqlDataSource.Create(ConnectionStringOf("postgres") + ";Pooling=false");
        var before = await StartedAtAsync(source);
        await crash();
        while (await StartedAtAsync(source) is not { } now || now == before)
            await Task.Delay(20);
    }

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated)
            return;
        var process = await running.Value;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await StartAsync();
        await using var connection = new NpgsqlConnection(ConnectionStringOf(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Process> RunAsync()
    {
        // The script waits for the end of its input: when this process ends, it ends the server.
        var process = Process.Start(
            new ProcessStartInfo(Path.Combine(Repository.Root, Script), [folder]) { RedirectStandardInput = true, UseShellExecute = false }
        )!;
        await using var source = NpgsqlDataSource.Create(ConnectionStringOf("postgres") + ";Pooling=false");
        for (var waiting = Stopwatch.StartNew(); await StartedAtAsync(source) is null; await Task.Delay(20))
            if (process.HasExited || waiting.Elapsed > StartTimeout)
                throw new InvalidOperationException("PostgreSQL did not start; what it said is on the error output.");
        return process;
    }

    private static async Task<DateTime?> StartedAtAsync(NpgsqlDataSource source)
    {
        try
        {
            await using var command = source.CreateCommand(
                "SELECT backend_start FROM pg_stat_activity WHERE backend_type = 'checkpointer'"
            ); // begins anew also when a backend was killed
            return (DateTime?)await command.ExecuteScalarAsync();
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }
}

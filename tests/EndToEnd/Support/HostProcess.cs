using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CaseFlow.EndToEnd.Support;

/// <summary>
/// The real host in a process of its own, on a free port, with a data folder that is thrown away. May be killed and started again.
/// </summary>
public sealed class HostProcess : IAsyncDisposable
{
    public const string Password = "Demo-4711-Clinic";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(4); // a demo clinic on a busy machine

    private readonly List<string> output = [];
    private readonly bool demo;
    private readonly string? database;
    private readonly bool ownsData;
    private Process? process;

    /// <param name="database">A PostgreSQL connection string; null for SQLite.</param>
    /// <param name="first">The host of the same clinic whose data folder this one shares.</param>
    /// <param name="folder">Where the data are to stay when it is gone.</param>
    public HostProcess(bool demo = true, string? database = null, HostProcess? first = null, string? folder = null)
    {
        (this.demo, this.database, ownsData) = (demo, database, first is null && folder is null);
        DataFolder = folder ?? first?.DataFolder ?? Directory.CreateTempSubdirectory("caseflow-e2e-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public string DataFolder { get; }

    public Uri Address { get; }

    public int ProcessId => process!.Id;

    public bool IsRunning => process is { HasExited: false };

    public HttpClient Http { get; }

    /// <summary>What it printed; its end is shown when a start fails.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    public static async Task<HostProcess> StartNewAsync(bool demo = true, string? database = null, HostProcess? first = null)
    {
        var host = new HostProcess(demo, database, first);
        if (demo && database is null)
            await DemoData.CopyAsync(host.DataFolder);
        await host.StartAsync();
        return host;
    }

    public async Task StartAsync()
    {
        process = Run(["--urls", Address.ToString().TrimEnd('/'), "--data", DataFolder, .. Database(), .. demo ? new[] { "--demo" } : []]);
        var patience = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (process.HasExited || patience.Elapsed > StartTimeout)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"The host did not start:\n{Output}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: no farewell, as when the power goes.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Runs one of the host's subcommands on the same data to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunToEndAsync(params string[] arguments)
    {
        using var run = Run([.. arguments, "--data", DataFolder, .. Database()]);
        await run.WaitForExitAsync();
        run.WaitForExit();
        return (run.ExitCode, Output);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is { HasExited: false })
            await KillAsync();
        process?.Dispose();
        if (ownsData)
            Directory.Delete(DataFolder, recursive: true);
    }

    private string[] Database() => database is null ? [] : ["--db", database];

    private Process Run(IEnumerable<string> arguments)
    {
        var host = Path.Combine(RepositoryRoot, "src", "Host");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(host, "bin", Configuration, "net10.0", "CaseFlow.Host.dll"), .. arguments])
        {
            WorkingDirectory = host,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["CASEFLOW_DEMO_PASSWORD"] = Password, ["CASEFLOW_ADMIN_PASSWORD"] = Password },
        };
        var started = new Process { StartInfo = start };
        started.OutputDataReceived += Keep;
        started.ErrorDataReceived += Keep;
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        lock (output)
            output.Add(line.Data);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static string RepositoryRoot
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "CaseFlow.sln")))
                folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    /// <summary>Below those that the system gives away by itself: nobody gets it while this host is dead.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // somebody's; another one
            }
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace CaseFlow.Benchmarks.Support;

/// <summary>
/// The host of a build, in a process of its own with the demo's clinic in a folder of its own; spoken to as one of its staff.
/// </summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Password = "Mess-Lauf-4711";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("caseflow-bench-host-");
    private readonly HttpClient http;
    private readonly Process process;

    /// <param name="root">Of the build's working tree; it was built as Release.</param>
    private HostProcess(string root)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var dll = Path.Combine(root, "src", "Host", "bin", "Release", "net10.0", "CaseFlow.Host.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", address, "--data", Path.Combine(folder.FullName, "data"), "--demo"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.Combine(root, "src", "Host"),
        };
        start.Environment["CASEFLOW_DEMO_PASSWORD"] = Password;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HostProcess).Assembly.Location;
        start.Environment[StatementCount.Variable] = CountFile;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    /// <summary>Sent by EF so far.</summary>
    public long Statements => StatementCount.Read(CountFile);

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private string CountFile => Path.Combine(folder.FullName, "statements");

    public static async Task<HostProcess> StartAsync(string root, string userName)
    {
        var host = new HostProcess(root);
        try
        {
            await host.WaitAsync();
            var login = await host.PostAsync("/api/auth/login", new { userName, password = Password });
            host.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer",
                login.GetProperty("accessToken").GetString()
            );
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task<string> PageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonElement.Parse(text)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Making the demo's weeks takes its time.</summary>
    private async Task WaitAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(begin) > TimeSpan.FromMinutes(10))
                throw new InvalidOperationException("The host does not answer.");
            await Task.Delay(200);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Diagnostics;
using System.Net;
using CaseFlow.Benchmarks.Support;
using CaseFlow.TestKit;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>
/// The real host, published as ./run does it: from the start of its process to the first answer. First with an empty folder, then with the
/// data that is there.
/// </summary>
internal static class Startup
{
    private const int Times = 5;

    public static async Task RunAsync(BenchSize size)
    {
        var folder = Directory.CreateTempSubdirectory("caseflow-bench-host-").FullName;
        try
        {
            await RunToEndAsync(Path.Combine(Repository.Root, "scripts", "publish-host"), Path.Combine(folder, "host"));
            Table.Row("process start to first answer, empty folder", $"{await StartAsync(folder):0.00} s");
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
                times.Add(await StartAsync(folder));
            Table.Row("  with data, median", $"{times.Order().ElementAt(Times / 2):0.00} s", "", "1.5 s");
            Table.Gap();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> StartAsync(string folder)
    {
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var begin = Stopwatch.GetTimestamp();
        using var host = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(folder, "host", "CaseFlow.Host.dll"), "--urls", address, "--data", Path.Combine(folder, "data")]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            while (!await AnswersAsync(http, new Uri($"{address}/health/ready")))
            {
                if (host.HasExited || Stopwatch.GetElapsedTime(begin) > TimeSpan.FromMinutes(2))
                    throw new InvalidOperationException("The host does not answer.");
                await Task.Delay(5);
            }

            return Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri page)
    {
        try
        {
            using var answer = await http.GetAsync(page);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task RunToEndAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
            throw new InvalidOperationException(output);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using CaseFlow.Benchmarks.Support;
using CaseFlow.TestKit;

namespace CaseFlow.Benchmarks.Parts;

/// <summary>
/// Somebody opens a task whose journey has a past, and the page that stays open fetches its state anew: by HTTP, on the whole host. With
/// another build's root the two hosts run at the same time and are asked in turns.
/// </summary>
internal static class TaskPages
{
    private const string Person = "front-desk01";
    private const int Rounds = 15;

    public static async Task RunAsync(BenchOptions options)
    {
        var pasts = options.Size == BenchSize.Smoke ? 3 : 40;
        var requests = options.Size == BenchSize.Smoke ? 2 : 20;
        List<Measured> builds = [];
        try
        {
            if (options.Other is { } other)
                builds.Add(await Measured.OpenAsync("before", other, pasts));
            builds.Add(await Measured.OpenAsync("now", Repository.Root, pasts));
            foreach (var what in new[] { "opened", "refresh" })
            {
                foreach (var build in builds)
                    await build.WarmUpAsync(what, requests * 5);
                for (var round = 0; round < Rounds; round++)
                    foreach (var build in builds)
                        await build.AskAsync(what, requests);
                Report(what, builds);
            }
        }
        finally
        {
            foreach (var build in builds)
                await build.Host.DisposeAsync();
        }
    }

    private static void Report(string what, List<Measured> builds)
    {
        foreach (var build in builds)
        {
            var (milliseconds, cpu, statements) = build.Take();
            var before = build == builds[0] ? null : builds[0].Last;
            Table.Row($"task page, {what}, {build.Name}: median", Table.Milliseconds(milliseconds), Of(milliseconds, before?.Milliseconds));
            Table.Row("  CPU of the host", Table.Milliseconds(cpu), Of(cpu, before?.Cpu));
            Table.Row("  statements", statements.ToString(CultureInfo.InvariantCulture), Of(statements, before?.Statements));
        }

        Table.Gap();

        static string Of(double now, double? before) => before is { } past ? $"{Table.Share(now, past)} of it" : "";
    }

    private sealed record Cost(double Milliseconds, double Cpu, long Statements);

    private sealed class Measured(string name, HostProcess host, string task, string refresh)
    {
        private readonly List<double> milliseconds = [];
        private readonly List<double> cpu = [];
        private readonly List<long> statements = [];

        public string Name { get; } = name;

        public HostProcess Host { get; } = host;

        public Cost? Last { get; private set; }

        public static async Task<Measured> OpenAsync(string name, string root, int pasts)
        {
            var host = await HostProcess.StartAsync(root, Person);
            var client = await host.PostAsync(
                "/api/clients",
                new
                {
                    name = "测量一",
                    mobile = "13800009999",
                    dataUseConsent = true,
                }
            );
            var visit = new { definitionId = "client-visit", clientId = client.GetProperty("id").GetString() };
            var started = await host.PostAsync("/api/journeys", visit);
            var id = started.GetProperty("openTasks")[0].GetProperty("id").GetString();
            for (var past = 0; past < pasts; past++)
            {
                await host.PostAsync($"/api/tasks/{id}/claim", new { });
                await host.PostAsync($"/api/tasks/{id}/release", new { });
            }

            var task = $"/tasks/{id}";
            var refresh = Regex.Match(
                await host.PageAsync(task),
                "id=\"task-state\"[^>]*?hx-get=\"(?<path>[^\"]+)\"",
                RegexOptions.Singleline
            );
            return new Measured(name, host, task, refresh.Groups["path"].Value);
        }

        public async Task WarmUpAsync(string what, int requests)
        {
            for (var request = 0; request < requests; request++)
                await Host.PageAsync(AddressOf(what));
        }

        public async Task AskAsync(string what, int requests)
        {
            var (sent, address) = (Host.Statements, AddressOf(what));
            var timing = await Timing.MeasureAsync(
                1,
                requests,
                async (_, _) =>
                {
                    await Host.PageAsync(address);
                    var now = Host.Statements;
                    statements.Add(now - sent);
                    sent = now;
                },
                () => Host.Cpu
            );
            milliseconds.Add(timing.Percentile(0.5));
            cpu.Add(timing.CpuMilliseconds);
        }

        /// <summary>Statements: the least, since workers of the host ask too.</summary>
        public Cost Take()
        {
            Last = new Cost(Middle(milliseconds), Middle(cpu), statements.Min());
            milliseconds.Clear();
            cpu.Clear();
            statements.Clear();
            return Last;
        }

        private string AddressOf(string what) => what == "opened" ? task : refresh;

        private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}

using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

[Collection(SharedHost.Name)]
public sealed class LogTests(HostFixture host)
{
    [Fact]
    public async Task The_log_holds_no_personal_data()
    {
        var desk = await host.AsAsync("front-desk01");
        await desk.PostAsync(
            "/api/clients",
            new
            {
                name = "欧阳绝密",
                mobile = "13811112222",
                dataUseConsent = true,
            }
        );
        await desk.GetAsync("/api/clients?q=13811112222");
        await desk.PostTextAsync("/api/clients", "{\"name\":\"欧阳绝密\",\"mobile\":13811112222,}");
        await desk.GetAsync("/欧阳绝密");

        var log = await LogAsync("/api/clients 400");

        log.ShouldContain("POST /api/clients 201");
        log.ShouldNotContain("欧阳");
        log.ShouldNotContain("%E6%AC%A7");
        log.ShouldNotContain("13811112222");
        log.ShouldNotContain(HostFixture.Password);
    }

    [Fact]
    public async Task A_requests_line_bears_the_trace_id_that_its_answer_names()
    {
        var answer = await (await host.AsAsync("front-desk01")).PostTextAsync("/api/clients", "{");
        var trace = answer.Json.GetProperty("traceId").GetString()!;

        var log = await LogAsync(trace);

        log.Split('\n').Single(line => line.Contains(trace)).ShouldMatch($" INF {trace} \\S+ POST /api/clients 400 [0-9.]+ ms");
    }

    /// <summary>The log is written a little later: read until this line is there.</summary>
    private async Task<string> LogAsync(string line)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var log = "";
            // at midnight there are two
            foreach (var day in Directory.GetFiles(Path.Combine(host.DataFolder, "logs")).Order(StringComparer.Ordinal))
            {
                await using var file = new FileStream(day, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(file);
                log += await reader.ReadToEndAsync(patience.Token);
            }

            if (log.Contains(line, StringComparison.Ordinal))
                return log;
            await Task.Delay(100, patience.Token);
        }
    }
}

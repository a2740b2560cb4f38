using System.Text.Json;
using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Retention;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Workers;

/// <summary>Keeps nothing as it is: whatever has ended is archived within the hour.</summary>
public sealed class TidyHost : HostFixture
{
    public FakeClock Clock { get; } = new();

    protected override void Change(IServiceCollection services) =>
        services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new RetentionTimes(ArchiveAfter: TimeSpan.Zero, KeepIdempotencyRecordsFor: TimeSpan.FromDays(30)));
}

public sealed class RetentionWorkerTests(TidyHost host) : IClassFixture<TidyHost>
{
    [Fact]
    public async Task What_has_ended_is_archived_by_itself_and_its_history_reads_as_before()
    {
        var journey = new JourneyId((await host.StartVisitAsync()).Json.GetProperty("id").GetGuid());
        await (await host.AsAsync("manager01")).PostAsync($"/api/journeys/{journey}/cancel", new { reason = "改期" });
        var before = await HistoryOfAsync(journey);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await host.ReadAsync(db => db.Archives().AnyAsync()))
        {
            host.Clock.Advance(TimeSpan.FromMinutes(10)); // the worker may not have set its timer yet
            await Task.Delay(100, patience.Token);
        }

        (await host.ReadAsync(db => db.History().CountAsync(entry => entry.JourneyId == journey))).ShouldBe(0);
        (await HistoryOfAsync(journey)).ShouldBe(before);
    }

    private async Task<string> HistoryOfAsync(JourneyId journey) =>
        JsonSerializer.Serialize(await host.AsSystemAsync(new GetHistory.Query(journey)));
}

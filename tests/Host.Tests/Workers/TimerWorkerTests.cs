using CaseFlow.Host.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Workers;

public sealed class ClockedHost : HostFixture
{
    public FakeClock Clock { get; } = new();

    protected override void Change(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);
}

public sealed class TimerWorkerTests(ClockedHost host) : IClassFixture<ClockedHost>
{
    [Fact]
    public async Task A_time_that_comes_is_acted_upon_at_once()
    {
        var journey = (await host.StartVisitAsync()).Json.GetProperty("id").GetString()!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var changes = host
            .App.Services.GetRequiredService<LiveFeed>()
            .ListenAsync(patience.Token)
            .GetAsyncEnumerator(patience.Token);
        var change = changes.MoveNextAsync().AsTask();

        // The worker may not have set its alarm yet: each look at it is another step of the clock.
        while (!change.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(10));
            await Task.WhenAny(change, Task.Delay(200, patience.Token));
        }

        (await change).ShouldBeTrue();
        changes.Current.JourneyId.ToString().ShouldBe(journey);
        var history = (await (await host.AsAsync("auditor01")).GetAsync($"/api/journeys/{journey}/history"))
            .Json.GetProperty("items")
            .EnumerateArray()
            .ToList();
        history.ShouldContain(entry =>
            entry.GetProperty("type").GetString() == "TaskOverdue" && entry.GetProperty("actor").GetString() == "timer"
        );
    }
}

using System.Net.ServerSentEvents;
using CaseFlow.Host.Tests.Support;

namespace CaseFlow.Host.Tests.Http;

/// <summary>On a host of its own, because it is stopped.</summary>
public sealed class LiveTests(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task A_change_is_told_to_its_own_branch_with_ids_only_and_a_stopping_host_says_goodbye_quickly()
    {
        await host.StartVisitAsync(); // a procedure's first journey is told to everybody: from now on it cannot be deleted
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var here = await ListenAsync("consultant01", patience.Token);
        await using var elsewhere = await ListenAsync(HostFixture.Elsewhere, patience.Token);
        (await NextAsync(here)).EventType.ShouldBe("ready");
        (await NextAsync(elsewhere)).EventType.ShouldBe("ready");

        var journey = (await host.StartVisitAsync()).Json;
        var told = new[] { await NextAsync(here), await NextAsync(here) };

        told.Select(change => change.EventType).ShouldBe(["task", "journey"], ignoreOrder: true);
        told.ShouldAllBe(change => change.Data.Contains(journey.GetProperty("id").GetString()!, StringComparison.Ordinal));
        told.ShouldAllBe(change => !change.Data.Contains("林小满", StringComparison.Ordinal));

        var begin = TimeProvider.System.GetTimestamp();
        await host.App.StopAsync(patience.Token);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await elsewhere.MoveNextAsync()).ShouldBeFalse(); // it heard nothing of the other branch's client
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(string userName, CancellationToken cancel) =>
        SseParser.Create(await (await host.AsAsync(userName)).OpenAsync("/live")).EnumerateAsync(cancel).GetAsyncEnumerator(cancel);

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current;
    }
}

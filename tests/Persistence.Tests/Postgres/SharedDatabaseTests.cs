using CaseFlow.Persistence.Postgres;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseFlow.Persistence.Tests.Postgres;

/// <summary>Two hosts at one database: what one has taken the other leaves alone, and what one commits the other hears.</summary>
public sealed class SharedDatabaseTests : IAsyncLifetime
{
    private readonly Clinic clinic = new(store: Store.Postgres);
    private readonly List<ServiceProvider> hosts = [];

    public async Task InitializeAsync()
    {
        await clinic.OpenAsync(withShippedDefinitions: false);
        for (var number = 0; number < 2; number++)
            hosts.Add(clinic.OpenHost());
    }

    public async Task DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        await clinic.DisposeAsync();
    }

    [Fact]
    public async Task Of_messages_that_are_due_each_host_gets_others_however_often_they_ask_at_once()
    {
        foreach (var host in hosts)
            await BeatAsync(host);
        await MakeMessagesAsync(200);

        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => TakeAsync(hosts[number % 2], 20))));

        foreach (var (mine, others) in new[] { (0, 1), (1, 0) })
            Of(mine).Intersect(Of(others)).ShouldBeEmpty();
        (await TakeAsync(hosts[0], 1000)).Count.ShouldBe(200 - Of(1).Distinct().Count());

        IEnumerable<Guid> Of(int host) => taken.Where((_, number) => number % 2 == host).SelectMany(ids => ids);
    }

    [Fact]
    public async Task What_a_host_has_taken_that_died_is_anothers_and_oldest_first()
    {
        foreach (var host in hosts)
            await BeatAsync(host);
        var messages = await MakeMessagesAsync(5);
        (await TakeAsync(hosts[0], 3)).ShouldBe(messages[..3]);
        (await TakeAsync(hosts[1], 5)).ShouldBe(messages[3..]);

        await clinic.TamperAsync(
            "UPDATE Hosts SET SeenAt = SeenAt - interval '7 seconds' WHERE Id = $1",
            hosts[0].GetRequiredService<ThisHost>().Id
        );

        (await TakeAsync(hosts[1], 5)).ShouldBe(messages);
    }

    [Fact]
    public async Task What_a_host_has_taken_is_free_as_soon_as_it_stops()
    {
        foreach (var host in hosts)
            await BeatAsync(host);
        var messages = await MakeMessagesAsync(3);
        (await TakeAsync(hosts[0], 3)).Count.ShouldBe(3);

        await Part<HostPulse>(hosts[0]).StopAsync(CancellationToken.None);

        (await TakeAsync(hosts[1], 3)).ShouldBe(messages);
    }

    [Fact]
    public async Task What_one_host_commits_another_hears_once_and_only_if_it_was_committed()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using var here = hosts[0].GetRequiredService<LiveFeed>().ListenAsync(patience.Token).GetAsyncEnumerator();
        await using var there = hosts[1].GetRequiredService<LiveFeed>().ListenAsync(patience.Token).GetAsyncEnumerator();
        var (heardHere, heardThere) = (here.MoveNextAsync().AsTask(), there.MoveNextAsync().AsTask());
        foreach (var host in hosts)
            await Part<ChangeListener>(host).StartAsync(patience.Token);
        (await heardHere, await heardThere).ShouldBe((true, true));
        new[] { here.Current, there.Current }.ShouldAllBe(change => change == LiveChange.Gap);

        var client = Rows.Client(clinic.Branch, "one");
        (await CommitAsync(client, "first")).ShouldBeTrue();
        (await CommitAsync(Rows.Client(clinic.Branch, "twin"), "never", id: client.Id)).ShouldBeFalse();
        (await CommitAsync(Rows.Client(clinic.Branch, "two"), "second")).ShouldBeTrue();

        foreach (var feed in new[] { here, there })
        foreach (var topic in new[] { "first", "second" })
        {
            (await feed.MoveNextAsync()).ShouldBeTrue();
            feed.Current.ShouldBe(new LiveChange(topic, clinic.Branch.Id, default, Role: "经理"));
        }
    }

    [Fact]
    public async Task A_lost_connection_is_made_again_and_whoever_shows_something_looks_again()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await using var changes = hosts[1].GetRequiredService<LiveFeed>().ListenAsync(patience.Token).GetAsyncEnumerator();
        var next = changes.MoveNextAsync().AsTask();
        await Part<ChangeListener>(hosts[1]).StartAsync(patience.Token);
        (await next).ShouldBeTrue();

        next = changes.MoveNextAsync().AsTask();
        await PostgresServer.Shared.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = '{clinic.DatabaseName}'"
        );
        while (!next.IsCompleted)
        {
            clinic.Clock.Advance(TimeSpan.FromSeconds(1)); // it pauses before it tries again
            await Task.Delay(20, patience.Token);
        }

        (await next).ShouldBeTrue();
        changes.Current.ShouldBe(LiveChange.Gap);
    }

    [Fact]
    public void Many_changes_are_told_in_several_pieces_that_the_database_takes()
    {
        var changes = Enumerable
            .Range(0, 500)
            .Select(number => new LiveChange(
                "task",
                clinic.Branch.Id,
                new(Guid.CreateVersion7()),
                new(Guid.CreateVersion7()),
                $"角色 {number}"
            ))
            .ToList();
        var host = Guid.NewGuid();

        var payloads = Announcement
            .Of(host, [changes[0], new LiveChange("notice", default, default, Role: new string('x', 9000)), .. changes[1..]])
            .ToList();

        payloads.ShouldAllBe(payload => System.Text.Encoding.UTF8.GetByteCount(payload) < 8000);
        payloads.SelectMany(payload => Announcement.Read(payload)!.Changes).ShouldBe(changes);
        Announcement.Read("something else's").ShouldBeNull();
    }

    private static T Part<T>(ServiceProvider host) => host.GetServices<IHostedService>().OfType<T>().Single();

    private static Task BeatAsync(ServiceProvider host) => Part<HostPulse>(host).StartAsync(CancellationToken.None);

    private async Task<IReadOnlyList<Guid>> TakeAsync(ServiceProvider host, int limit)
    {
        await using var scope = host.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<IDueWork>()
            .TakeMessagesAsync(clinic.Clock.Now, limit, CancellationToken.None);
    }

    private async Task<Guid[]> MakeMessagesAsync(int count)
    {
        var messages = Enumerable
            .Range(0, count)
            .Select(number => new OutboxMessage
            {
                Id = Guid.CreateVersion7(clinic.Clock.Now.AddSeconds(number)),
                Channel = "sms",
                Payload = "{}",
                NextAttemptAt = clinic.Clock.Now.AddSeconds(number - count),
            })
            .ToArray();
        await clinic.InsertAsync([.. messages]);
        return [.. messages.Select(message => message.Id)];
    }

    private async Task<bool> CommitAsync(Workflows.Clients.Client client, string topic, Workflows.Shared.ClientId? id = null)
    {
        client.Id = id ?? client.Id;
        await using var scope = hosts[0].CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Workflows.House.People.CurrentPerson>().BecomeSystem("test");
        scope.ServiceProvider.GetRequiredService<Workflows.CaseFlowDb>().Clients().Add(client);
        scope.ServiceProvider.GetRequiredService<AfterCommit>().Changes.Add(new LiveChange(topic, clinic.Branch.Id, default, Role: "经理"));
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None);
    }
}

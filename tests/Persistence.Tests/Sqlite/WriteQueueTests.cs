using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Sqlite;

public sealed class WriteQueueTests : IAsyncLifetime
{
    private readonly Clinic clinic = new();
    private readonly List<Unit> units = [];

    private WriteQueue Queue => clinic.Services.GetRequiredService<WriteQueue>();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync()
    {
        foreach (var unit in units)
            await unit.DisposeAsync();
        await clinic.DisposeAsync();
    }

    [Fact]
    public async Task Units_that_wait_at_the_same_moment_share_one_commit()
    {
        var before = Queue.Commits;

        var answers = await clinic.CommitTogetherAsync(
            Adds("held"),
            [.. Enumerable.Range(0, 40).Select(number => Adds($"client {number:00}"))]
        );

        (await Task.WhenAll(answers)).ShouldAllBe(done => done);
        (Queue.Commits - before).ShouldBe(2); // the one that was held, and all the others together
        (await clinic.ClientNamesAsync()).Count.ShouldBe(41);
    }

    [Fact]
    public async Task More_units_than_a_batch_holds_take_several_commits()
    {
        var before = Queue.Commits;

        await clinic.CommitTogetherAsync(Adds("held"), [.. Enumerable.Range(0, 100).Select(number => Adds($"client {number:000}"))]);

        (Queue.Commits - before).ShouldBe(3);
    }

    [Fact]
    public async Task A_unit_that_fails_hurts_no_other()
    {
        var orphan = NewUnit();
        orphan.Db.AddRange(Rows.Client(clinic.Branch, "goes with the orphan"), Rows.Orphan("orphan"));

        var answers = await clinic.CommitTogetherAsync(Adds("held"), [Adds("before"), orphan, Adds("after")]);

        (await answers[0]).ShouldBeTrue();
        answers[1].Exception!.InnerException.ShouldBeOfType<DbUpdateException>();
        (await answers[2]).ShouldBeTrue();
        (await clinic.ClientNamesAsync()).ShouldBe(["after", "before", "held"]);
    }

    [Fact]
    public async Task Of_two_units_with_one_unique_key_in_one_batch_the_second_meets_a_conflict()
    {
        var first = NewUnit();
        var second = NewUnit();
        foreach (var unit in new[] { first, second })
            unit.Db.People()
                .Add(
                    new()
                    {
                        UserName = "same",
                        Name = "same",
                        Id = new(Guid.CreateVersion7()),
                    }
                );

        var answers = await clinic.CommitTogetherAsync(Adds("held"), [first, second, Adds("bystander")]);

        (await Task.WhenAll(answers)).ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_it_waits_leaves_nothing_behind()
    {
        using var patience = new CancellationTokenSource();
        var given = Adds("given up");

        var answers = await clinic.CommitTogetherAsync(
            Adds("held"),
            [Adds("patient"), given],
            () => patience.Cancel(),
            unit => unit == given ? patience.Token : default
        );

        (await answers[0]).ShouldBeTrue();
        answers[1].IsCanceled.ShouldBeTrue();
        (await clinic.ClientNamesAsync()).ShouldBe(["held", "patient"]);
    }

    [Fact]
    public async Task A_context_goes_on_after_its_commit()
    {
        var unit = Adds("first name");
        (await unit.CommitAsync()).ShouldBeTrue();

        var client = await unit.Db.Clients().SingleAsync();
        client.Name = "second name";
        (await unit.CommitAsync()).ShouldBeTrue();

        client.Revision.ShouldBe(2);
        (await clinic.ClientNamesAsync()).ShouldBe(["second name"]);
    }

    [Fact]
    public async Task Nothing_is_written_past_the_queue()
    {
        var unit = Adds("stowaway");

        await Should.ThrowAsync<DbUpdateException>(() => unit.Db.SaveChangesAsync());
        await Should.ThrowAsync<SqliteException>(() => unit.Db.People().ExecuteDeleteAsync());
    }

    [Fact]
    public async Task What_waits_at_the_shutdown_is_committed()
    {
        var answers = Enumerable.Range(0, 10).Select(number => Adds($"client {number}").CommitAsync()).ToList();

        await Queue.DisposeAsync();

        (await Task.WhenAll(answers)).ShouldAllBe(done => done);
        await Should.ThrowAsync<ObjectDisposedException>(() => Adds("too late").CommitAsync());
    }

    private Unit NewUnit()
    {
        var unit = new Unit(clinic);
        units.Add(unit);
        return unit;
    }

    private Unit Adds(string name)
    {
        var unit = NewUnit();
        unit.Db.Clients().Add(Rows.Client(clinic.Branch, name));
        return unit;
    }
}

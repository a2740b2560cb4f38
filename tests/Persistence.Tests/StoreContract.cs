using System.Collections.Concurrent;
using CaseFlow.Activities.Common;
using CaseFlow.TestKit;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Outbox;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

/// <summary>What every store must keep, whichever database it is on.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    protected abstract Clinic Clinic { get; }

    public Task InitializeAsync() => Clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await Clinic.DisposeAsync();

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart()
    {
        var birthday = new DateOnly(1995, 5, 20);
        await Clinic.InsertAsync(
            new Client
            {
                Id = new(Guid.CreateVersion7()),
                BranchId = Clinic.Branch.Id,
                Name = "林小满 😀",
                Mobile = "1",
                Birthday = birthday,
                Allergies = ["青霉素", "lidocaine"],
                CreatedAt = Clinic.Clock.Now,
            }
        );

        await Clinic.RestartAsync();

        var client = await Clinic.ReadAsync(db => db.Clients().SingleAsync());
        client.Name.ShouldBe("林小满 😀");
        client.Birthday.ShouldBe(birthday);
        client.Allergies.ShouldBe(["青霉素", "lidocaine"]);
        client.CreatedAt.ShouldBe(Clinic.Clock.Now);
    }

    [Fact]
    public async Task Of_two_who_change_a_row_at_once_the_second_must_look_again()
    {
        await Clinic.RegisterAsync();
        await using var first = new Unit(Clinic);
        await using var second = new Unit(Clinic);
        foreach (var unit in new[] { first, second })
            (await unit.Db.Clients().SingleAsync()).Name += "!";

        (await first.CommitAsync()).ShouldBeTrue();
        (await second.CommitAsync()).ShouldBeFalse();

        second.Get<IUnitOfWork>().Reset();
        (await second.Db.Clients().SingleAsync()).Name += "?";
        (await second.CommitAsync()).ShouldBeTrue();
        (await Clinic.ReadAsync(db => db.Clients().SingleAsync())).Name.ShouldBe("林小满!?");
    }

    [Fact]
    public async Task Many_at_once_who_hang_up_anywhere_see_their_own_branch_only_and_leave_nothing_behind()
    {
        var other = await Clinic.OpenBranchAsync("another");
        await Clinic.HireAsync("elsewhere", other.Id, Roles.FrontDesk);
        foreach (var branch in new[] { Clinic.Branch, other })
            await Clinic.InsertAsync(Rows.Client(branch, branch.Name));
        var confirmed = new ConcurrentBag<string>();

        await Task.WhenAll(
            Enumerable
                .Range(0, 16)
                .Select(caller =>
                    Task.Run(() =>
                        CallAsync(
                            caller % 2 == 0 ? Clinic.As(Roles.FrontDesk) : Clinic.As("elsewhere"),
                            caller % 2 == 0 ? Clinic.Branch : other,
                            caller,
                            confirmed
                        )
                    )
                )
        );

        var stored = await Clinic.ClientNamesAsync();
        stored.ShouldNotContain("staged only");
        confirmed.Except(stored).ShouldBeEmpty();
        stored.Distinct().Count().ShouldBe(stored.Count);
    }

    /// <summary>Requests of one person, many of which are given up while something is read or written.</summary>
    private static async Task CallAsync(Staff person, Branch branch, int caller, ConcurrentBag<string> confirmed)
    {
        var random = new Random(caller);
        for (var call = 0; call < 30; call++)
        {
            using var hangUp = new CancellationTokenSource();
            if (random.Next(2) == 0)
                hangUp.CancelAfter(TimeSpan.FromMicroseconds(random.Next(3_000)));
            await using var scope = person.Enter();
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
            try
            {
                db.ChangeTracker.Entries().ShouldBeEmpty();
                (await db.Clients().ToListAsync(hangUp.Token)).ShouldAllBe(client => client.BranchId == branch.Id);
                await foreach (var one in db.Clients().AsNoTracking().AsAsyncEnumerable().WithCancellation(hangUp.Token))
                    if (random.Next(3) == 0)
                        break;
                var name = $"{caller}/{call}";
                db.Add(Rows.Client(branch, random.Next(3) == 0 ? "staged only" : name));
                if (db.ChangeTracker.Entries<Client>().Any(entry => entry.Entity.Name == "staged only"))
                    continue;
                if (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(hangUp.Token))
                    confirmed.Add(name);
            }
            catch (OperationCanceledException) when (hangUp.IsCancellationRequested) { }
        }
    }

    [Fact]
    public async Task A_step_moves_its_journey_on_even_if_the_journey_row_looks_the_same()
    {
        var (journey, _) = await StartAsync();
        await using var unit = new Unit(Clinic);
        await unit.Db.Journeys().SingleAsync();
        (await unit.Db.Tasks().SingleAsync()).Title = "another title";

        (await unit.CommitAsync()).ShouldBeTrue();

        (await Clinic.ReadAsync(db => db.Journeys().SingleAsync())).Revision.ShouldBe(journey.Revision + 1);
    }

    [Fact]
    public async Task Two_steps_of_one_journey_at_once_cannot_both_commit_though_they_touch_different_rows()
    {
        var (journey, task) = await StartAsync();
        await using var first = new Unit(Clinic);
        await using var second = new Unit(Clinic);
        foreach (var unit in new[] { first, second })
            await unit.Db.Journeys().SingleAsync();
        (await first.Db.Tasks().SingleAsync()).Title = "another title";
        second.Db.Tasks().Add(TaskOf(journey, bookmark: 2));

        (await first.CommitAsync()).ShouldBeTrue();
        (await second.CommitAsync()).ShouldBeFalse();
        (await Clinic.ReadAsync(db => db.Tasks().Select(row => row.Id).ToListAsync())).ShouldBe([task.Id]);
    }

    [Fact]
    public async Task A_step_that_did_not_read_its_journey_is_a_bug_and_says_so()
    {
        await StartAsync();
        await using var unit = new Unit(Clinic);
        (await unit.Db.Tasks().SingleAsync()).Title = "another title";

        await Should.ThrowAsync<InvalidOperationException>(() => unit.CommitAsync());
    }

    [Fact]
    public async Task A_draft_holds_nobody_up()
    {
        await StartAsync();
        await using var completing = new Unit(Clinic);
        await completing.Db.Journeys().SingleAsync();
        (await completing.Db.Tasks().SingleAsync()).Status = Workflows.Tasks.TaskStatus.Completed;
        await using var drafting = new Unit(Clinic);
        (await drafting.Db.Tasks().SingleAsync()).Draft = "{}";

        (await drafting.CommitAsync()).ShouldBeTrue();
        (await completing.CommitAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_draft_that_comes_after_the_completion_must_look_again()
    {
        await StartAsync();
        await using var drafting = new Unit(Clinic);
        (await drafting.Db.Tasks().SingleAsync()).Draft = "{}";
        await using var completing = new Unit(Clinic);
        await completing.Db.Journeys().SingleAsync();
        (await completing.Db.Tasks().SingleAsync()).Status = Workflows.Tasks.TaskStatus.Completed;

        (await completing.CommitAsync()).ShouldBeTrue();
        (await drafting.CommitAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task One_wait_never_has_two_tasks()
    {
        var (journey, _) = await StartAsync();
        await using var unit = new Unit(Clinic);
        await unit.Db.Journeys().SingleAsync();
        unit.Db.Tasks().Add(TaskOf(journey, bookmark: 1));

        (await unit.CommitAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task R_PAY_6_a_tender_with_the_same_key_is_paid_once()
    {
        var (journey, _) = await StartAsync();
        var order = new Order
        {
            Id = new(Guid.CreateVersion7()),
            JourneyId = journey.Id,
            BranchId = journey.BranchId,
            Total = 1280.50m,
        };
        await using (var pricing = new Unit(Clinic))
        {
            await pricing.Db.Journeys().SingleAsync();
            pricing.Db.Orders().Add(order);
            (await pricing.CommitAsync()).ShouldBeTrue();
        }

        await using var first = await PayingAsync("k1");
        await using var again = await PayingAsync("k1");
        (await first.CommitAsync()).ShouldBeTrue();
        (await again.CommitAsync()).ShouldBeFalse();
        (await Clinic.ReadAsync(db => db.Orders().SingleAsync())).Tenders.Single().Amount.ShouldBe(1280.50m);
    }

    [Fact]
    public async Task A_number_is_given_once_however_many_ask()
    {
        await Clinic.InsertAsync(new Counter { BranchId = Clinic.Branch.Id, Name = "receipts" });

        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(NextAsync)));

        given.Order().ShouldBe(Enumerable.Range(1, 20).Select(number => (long)number));
    }

    [Fact]
    public async Task People_see_the_rows_of_their_branches_only()
    {
        var other = await Clinic.OpenBranchAsync("徐汇门诊");
        await Clinic.RegisterAsync("ours");
        await Clinic.RegisterAsync("theirs", branch: other.Id);
        await Clinic.HireAsync("both", other.Id, "manager");

        (await NamesSeenByAsync(Clinic.As("consultant01"))).ShouldBe(["ours"]);
        (await NamesSeenByAsync(Clinic.As("both"))).ShouldBe(["theirs"]);
        (await NamesSeenByAsync(Clinic.AsSystem)).ShouldBe(["ours", "theirs"]);
        (await NamesSeenByAsync(new Staff(Clinic, _ => { }))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Times_are_compared_and_sorted_as_moments_whatever_their_offset()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        await Clinic.InsertAsync(
            Message("second", noon),
            Message("first", new DateTimeOffset(2026, 3, 2, 19, 0, 0, TimeSpan.FromHours(8))),
            Message("third", noon.AddMicroseconds(1))
        );

        var due = await Clinic.ReadAsync(db =>
            db.Outbox().Where(row => row.NextAttemptAt <= noon).OrderBy(row => row.NextAttemptAt).Select(row => row.Channel).ToListAsync()
        );

        due.ShouldBe(["first", "second"]);
    }

    private static OutboxMessage Message(string channel, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Channel = channel,
            Payload = "{}",
            NextAttemptAt = at,
        };

    private static async Task<List<string>> NamesSeenByAsync(Staff staff)
    {
        await using var scope = staff.Enter();
        var db = (Workflows.CaseFlowDb)scope.ServiceProvider.GetService(typeof(Workflows.CaseFlowDb))!;
        return await db.Clients().OrderBy(client => client.Name).Select(client => client.Name).ToListAsync();
    }

    private async Task<long> NextAsync()
    {
        while (true)
        {
            await using var unit = new Unit(Clinic);
            var number = ++(await unit.Db.Counters().SingleAsync()).Value;
            if (await unit.CommitAsync())
                return number;
        }
    }

    private async Task<Unit> PayingAsync(string key)
    {
        var unit = new Unit(Clinic);
        await unit.Db.Journeys().SingleAsync();
        (await unit.Db.Orders().SingleAsync()).Tenders.Add(
            new Tender
            {
                Key = key,
                Kind = "cash",
                Amount = 1280.50m,
                By = "cashier01",
            }
        );
        return unit;
    }

    private async Task<(Journey Journey, TaskItem Task)> StartAsync()
    {
        var client = await Clinic.RegisterAsync();
        var journey = new Journey
        {
            Id = new(Guid.CreateVersion7()),
            BranchId = Clinic.Branch.Id,
            ClientId = client.Id,
            DefinitionId = "client-visit",
            DefinitionName = "到院",
            Version = 1,
        };
        var task = TaskOf(journey, bookmark: 1);
        await Clinic.InsertAsync(journey, task);
        return (journey, task);
    }

    private static TaskItem TaskOf(Journey journey, int bookmark) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            BranchId = journey.BranchId,
            JourneyId = journey.Id,
            InstanceId = journey.Id.Value,
            BookmarkId = bookmark,
            DefinitionId = journey.DefinitionId,
            ActivityId = "arrival",
            ActivityType = "CaseFlow.ReceiveClient",
            Title = "到店接待",
            EnglishTitle = "Arrival",
            Stage = "arrival",
            Role = "front-desk",
            FormId = "arrival",
        };
}

using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Sqlite;

/// <summary>The commit itself fails: everybody in it is told, nothing is half done, and the queue lives on.</summary>
public sealed class LostCommitTests : IAsyncLifetime
{
    private readonly Clinic clinic = new(services =>
        services.AddSingleton(Options(services) with { LockTimeout = TimeSpan.FromSeconds(1) })
    );

    private SqliteConnections Connections => clinic.Services.GetRequiredService<SqliteConnections>();

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task When_the_disk_is_full_everybody_is_told_and_work_goes_on_once_there_is_room()
    {
        var pages = await clinic.ReadAsync(db =>
            db.Database.SqlQuery<long>($"SELECT page_count AS Value FROM pragma_page_count").SingleAsync()
        );
        await WhenTheWriterOpensAsync(writer =>
        {
            using var limit = writer.CreateCommand();
            limit.CommandText = $"PRAGMA max_page_count={pages + 20}";
            limit.ExecuteNonQuery();
        });

        var answers = await clinic.CommitTogetherAsync(
            Adding("held"),
            [Adding("small"), Adding(new string('大', 1_000_000)), Adding("small too")]
        );

        answers.ShouldAllBe(answer => answer.IsFaulted);
        answers[1].Exception!.ToString().ShouldContain("disk is full");
        (await clinic.ClientNamesAsync()).ShouldBe(["held"]);

        Connections.WriterOpened = null;
        (await Adding("later").CommitAsync()).ShouldBeTrue();
        (await clinic.ClientNamesAsync()).ShouldBe(["held", "later"]);
    }

    [Fact]
    public async Task When_the_commit_is_refused_everybody_is_told()
    {
        var refusing = false;
        await WhenTheWriterOpensAsync(writer => SQLitePCL.raw.sqlite3_commit_hook(writer.Handle, _ => refusing ? 1 : 0, null));

        var answers = await clinic.CommitTogetherAsync(Adding("held"), [Adding("one"), Adding("two")], whileHeld: () => refusing = true);

        answers.ShouldAllBe(answer => answer.IsFaulted);
        (await clinic.ClientNamesAsync()).ShouldBeEmpty();
        refusing = false;
        (await Adding("three").CommitAsync()).ShouldBeTrue();
        (await clinic.ClientNamesAsync()).ShouldBe(["three"]);
    }

    [Fact]
    public async Task When_somebody_else_holds_the_lock_for_too_long_everybody_is_told()
    {
        Task<bool>[] answers = [];
        await using (var other = new SqliteConnection($"Data Source={Path.Combine(clinic.DataFolder, "caseflow.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);
            answers = [Adding("one").CommitAsync(), Adding("two").CommitAsync()];
            await Task.WhenAll(answers).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        answers.ShouldAllBe(answer => answer.Exception!.InnerException is SqliteException);
        (await Adding("three").CommitAsync()).ShouldBeTrue();
        (await clinic.ClientNamesAsync()).ShouldBe(["three"]);
    }

    [Fact]
    public async Task Whichever_statement_of_a_commit_fails_all_of_it_is_done_or_nothing()
    {
        await clinic.RestartAsync();
        var failing = 1;
        for (var confirmed = false; !confirmed; failing++)
        {
            var name = $"client {failing:00}";
            FailAt(failing);

            var failure = await Record.ExceptionAsync(() => AddingTwo(name).CommitAsync());

            confirmed = failure is null;
            if (!confirmed)
                failure.ShouldBeOfType<IOException>();
            (await clinic.ClientNamesAsync()).ShouldBe(confirmed ? [name, name + " too"] : []);
        }

        failing.ShouldBe(1 + 1 + 4); // BEGIN, two rows, COMMIT; then there was none to fail
    }

    [Fact]
    public async Task Whichever_statement_of_a_shared_commit_fails_all_of_a_unit_is_done_or_nothing()
    {
        await clinic.RestartAsync();
        var failing = 1;
        for (var confirmed = false; !confirmed; failing++)
        {
            var (before, at) = (await clinic.ClientNamesAsync(), failing);
            string[] names = [$"{failing:00} held", $"{failing:00} two", $"{failing:00} two too", $"{failing:00} one"];

            using var isHeld = new ManualResetEventSlim();
            Connections.Executing = _ => isHeld.Set();

            var answers = await clinic.CommitTogetherAsync(
                Adding(names[0]),
                [AddingTwo(names[1]), Adding(names[3])],
                whileHeld: () =>
                {
                    isHeld.Wait();
                    FailAt(at);
                }
            );

            bool[] lost = [answers[0].IsFaulted, answers[1].IsFaulted];
            lost.ShouldBe(
                failing switch
                {
                    > 9 => [false, false],
                    >= 3 and <= 5 => [true, false],
                    7 or 8 => [false, true],
                    _ => [true, true],
                },
                $"statement {failing}"
            );
            confirmed = !lost[0] && !lost[1];
            string[] written = [names[0], .. lost[0] ? [] : names[1..3], .. lost[1] ? [] : names[3..]];
            (await clinic.ClientNamesAsync()).Except(before).ShouldBe(written, ignoreOrder: true, $"statement {failing}");
        }

        failing.ShouldBe(1 + 1 + 9); // BEGIN, SAVEPOINT, two rows, RELEASE, SAVEPOINT, a row, RELEASE, COMMIT
    }

    private static CaseFlowOptions Options(IServiceCollection services) =>
        (CaseFlowOptions)services.Single(service => service.ServiceType == typeof(CaseFlowOptions)).ImplementationInstance!;

    private Unit Adding(string name) => Unit.That(clinic, Rows.Client(clinic.Branch, name));

    private Unit AddingTwo(string name) => Unit.That(clinic, Rows.Client(clinic.Branch, name), Rows.Client(clinic.Branch, name + " too"));

    /// <summary>Counted from the next transaction's beginning.</summary>
    private void FailAt(int failing)
    {
        var statement = 0;
        Connections.Executing = sql =>
        {
            if (statement == 0 && sql != "BEGIN IMMEDIATE")
                return;
            if (++statement == failing)
                throw new IOException($"statement {failing}");
        };
    }

    private async Task WhenTheWriterOpensAsync(Action<SqliteConnection> opened)
    {
        await clinic.RestartAsync();
        Connections.WriterOpened = opened;
    }
}

using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Sqlite;

/// <summary>The commit itself fails: everybody in it is told, nothing is half done, and the queue lives on.</summary>
public sealed class LostCommitTests : IAsyncLifetime
{
    private readonly Clinic clinic = new(services => services.AddSingleton(Options(services) with { LockTimeout = TimeSpan.FromSeconds(1) }));

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Fact]
    public async Task When_the_disk_is_full_everybody_is_told_and_work_goes_on_once_there_is_room()
    {
        var pages = await clinic.ReadAsync(db => db.Database.SqlQuery<long>($"SELECT page_count AS Value FROM pragma_page_count").SingleAsync());
        var connections = await WhenTheWriterOpensAsync(writer =>
        {
            using var limit = writer.CreateCommand();
            limit.CommandText = $"PRAGMA max_page_count={pages + 20}";
            limit.ExecuteNonQuery();
        });

        var answers = await clinic.CommitTogetherAsync(Adding("held"), [Adding("small"), Adding(new string('大', 1_000_000)), Adding("small too")]);

        answers.ShouldAllBe(answer => answer.IsFaulted);
        answers[1].Exception!.ToString().ShouldContain("disk is full");
        (await clinic.ClientNamesAsync()).ShouldBe(["held"]);

        connections.WriterOpened = null;
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
        var connections = clinic.Services.GetRequiredService<SqliteConnections>();
        var failing = 1;
        for (var confirmed = false; !confirmed; failing++)
        {
            var (name, statement) = ($"client {failing:00}", 0);
            connections.Executing = _ => { if (++statement == failing) throw new IOException($"statement {failing}"); };
            var unit = Unit.That(clinic, Rows.Client(clinic.Branch, name), Rows.Client(clinic.Branch, name + " too"));

            var failure = await Record.ExceptionAsync(() => unit.CommitAsync());

            confirmed = failure is null;
            if (!confirmed) failure.ShouldBeOfType<IOException>();
            (await clinic.ClientNamesAsync()).ShouldBe(confirmed ? [name, name + " too"] : []);
        }

        failing.ShouldBe(1 + 1 + 6); // BEGIN, SAVEPOINT, two rows, RELEASE, COMMIT; then there was none to fail
    }

    private static CaseFlowOptions Options(IServiceCollection services) => (CaseFlowOptions)services.Single(service => service.ServiceType == typeof(CaseFlowOptions)).ImplementationInstance!;

    private Unit Adding(string name) => Unit.That(clinic, Rows.Client(clinic.Branch, name));

    private async Task<SqliteConnections> WhenTheWriterOpensAsync(Action<SqliteConnection> opened)
    {
        await clinic.RestartAsync();
        var connections = clinic.Services.GetRequiredService<SqliteConnections>();
        connections.WriterOpened = opened;
        return connections;
    }
}

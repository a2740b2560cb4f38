using CaseFlow.Persistence.Postgres;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests.Postgres;

/// <summary>The database fails in the middle of a commit: all of it is done or nothing, and work goes on.</summary>
public sealed class PostgresFaultTests : IAsyncLifetime
{
    private readonly Clinic clinic = new(store: Store.Postgres);

    public Task InitializeAsync() => clinic.OpenAsync(withShippedDefinitions: false);

    public async Task DisposeAsync() => await clinic.DisposeAsync();

    [Theory]
    [InlineData("RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'")]
    [InlineData("PERFORM pg_terminate_backend(pg_backend_pid())")]
    public async Task Whichever_row_of_a_commit_fails_all_of_it_is_done_or_nothing(string fault)
    {
        const int rows = 3;
        for (var failing = 1; failing <= rows + 1; failing++)
        {
            await FailAtAsync(failing, fault);
            var names = Enumerable.Range(1, rows).Select(row => $"client {failing}.{row}").ToList();
            await using var unit = Unit.That(clinic, [.. names.Select(name => Rows.Client(clinic.Branch, name))]);

            var failure = await Record.ExceptionAsync(() => unit.CommitAsync());

            (failure is null).ShouldBe(failing > rows);
            (await clinic.ClientNamesAsync()).ShouldBe(failing > rows ? names : []);
        }
    }

    [Theory]
    [InlineData("40P01")]
    [InlineData("40001")]
    public async Task What_the_database_breaks_off_for_anothers_sake_is_a_conflict(string state)
    {
        await FailAtAsync(2, $"RAISE EXCEPTION 'broken off' USING ERRCODE = '{state}'");
        await using var unit = Unit.That(clinic, Rows.Client(clinic.Branch, "one"), Rows.Client(clinic.Branch, "two"));

        (await unit.CommitAsync()).ShouldBeFalse();

        (await clinic.ClientNamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_who_change_the_same_rows_in_opposite_order_do_not_wait_for_ever()
    {
        await clinic.InsertAsync([.. Enumerable.Range(0, 50).Select(number => Rows.Client(clinic.Branch, $"client {number:00}"))]);
        for (var round = 0; round < 10; round++)
        {
            await using var first = await ChangingAllAsync(clients => clients.OrderBy(client => client.Name));
            await using var second = await ChangingAllAsync(clients => clients.OrderByDescending(client => client.Name));

            var done = await Task.WhenAll(Task.Run(() => first.CommitAsync()), Task.Run(() => second.CommitAsync()));

            done.Count(one => one).ShouldBe(1);
        }
    }

    [Fact]
    public async Task After_a_crash_of_the_server_what_was_confirmed_is_there_and_the_same_host_goes_on()
    {
        await using var server = new PostgresServer();
        await server.ExecuteAsync("CREATE DATABASE caseflow");
        await using var host = new ServiceCollection()
            .AddLogging()
            .AddCaseFlow(new CaseFlowOptions { DataFolder = clinic.DataFolder, Database = server.ConnectionStringOf("caseflow") })
            .BuildServiceProvider();
        await host.GetRequiredService<IMigrator>().MigrateAsync(CancellationToken.None);
        await AddBranchAsync(host, "before");

        await server.CrashAsync();

        for (var attempt = 0; await Record.ExceptionAsync(() => AddBranchAsync(host, "after")) is not null; attempt++)
            attempt.ShouldBeLessThan(50); // each pooled connection is found dead once
        await using var scope = host.CreateAsyncScope();
        (
            await scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Branches().Select(branch => branch.Name).Order().ToListAsync()
        ).ShouldBe(["after", "before"]);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_on_an_empty_database_migrate_it_once()
    {
        await using var empty = new PostgresDatabase();
        await empty.CreateEmptyAsync();
        await using var connections = new PostgresConnections(new CaseFlowOptions { DataFolder = "", Database = empty.ConnectionString });

        await Task.WhenAll(
            Enumerable
                .Range(0, 5)
                .Select(_ => Task.Run(() => new PostgresMigrator(connections, TimeProvider.System).MigrateAsync(CancellationToken.None)))
        );

        await using var command = connections.Source.CreateCommand("""SELECT count(*) FROM "Migrations" """);
        (await command.ExecuteScalarAsync()).ShouldBe(new MigrationFiles("postgres").Names.LongCount());
    }

    private static async Task AddBranchAsync(ServiceProvider host, string name)
    {
        await using var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CaseFlowDb>().Branches().Add(new() { Id = new(Guid.CreateVersion7()), Name = name });
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
    }

    private async Task<Unit> ChangingAllAsync(Func<IEnumerable<Client>, IEnumerable<Client>> inOrder)
    {
        var unit = new Unit(clinic);
        foreach (var client in inOrder(await unit.Db.Clients().ToListAsync()))
            client.Name += "!";
        return unit;
    }

    /// <summary>The row of this number that is written from now on meets a fault, within the server.</summary>
    private async Task FailAtAsync(int row, string fault)
    {
        await using var command = clinic
            .Services.GetRequiredService<PostgresConnections>()
            .Source.CreateCommand(
                $"""
                DROP TRIGGER IF EXISTS fault ON "Clients";
                DROP SEQUENCE IF EXISTS written;
                CREATE SEQUENCE written;
                CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN IF nextval('written') = {row} THEN {fault}; END IF; RETURN NEW; END $$;
                CREATE TRIGGER fault BEFORE INSERT OR UPDATE ON "Clients" FOR EACH ROW EXECUTE FUNCTION fail();
                """
            );
        await command.ExecuteNonQueryAsync();
    }
}

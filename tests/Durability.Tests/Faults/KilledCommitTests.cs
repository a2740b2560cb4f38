using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CaseFlow.Persistence;
using CaseFlow.Persistence.Postgres;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Shared.Pipeline;
using CaseFlow.Workflows.Tasks;
using CaseFlow.Workflows.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>A process of its own completes a task and is killed by the system in the middle of the commit, or right after it.</summary>
public sealed class KilledCommitTests(SqliteSmallClinic sqlite, PostgresSmallClinic postgres)
    : IClassFixture<SqliteSmallClinic>,
        IClassFixture<PostgresSmallClinic>
{
    // One process each: a sample here, all by hand with CASEFLOW_KILLS=1.
    private static readonly bool All = Effort.Of("CASEFLOW_KILLS", 0) == 1;

    [Fact]
    public async Task A_kill_at_any_statement_leaves_all_or_nothing()
    {
        var statements = await CommitFaultTests.StatementsAsync(sqlite);
        var last = statements.Count - 1;
        var points = All ? Enumerable.Range(0, statements.Count + 1) : [0, last / 2, last, last + 1];

        foreach (var point in points)
        {
            var when = point > last ? "after the commit" : $"before statement {point}, {statements[point]}";
            var it = await CompletedTask.PrepareAsync(sqlite);
            await RunAsync(it, point);

            (await it.IsUntouchedAsync()).ShouldBe(point <= last, when);
            await it.ShouldHappenOnceAsync(when);
        }
    }

    [Theory]
    [InlineData(KilledProcess.BeforeSending, true)]
    [InlineData(KilledProcess.WhileTheServerWrites, false)] // it has been sent everything and needs nobody to commit it
    [InlineData(KilledProcess.AfterTheCommit, false)]
    public async Task A_kill_of_who_has_PostgreSQL_write_leaves_all_or_nothing(int point, bool isUntouched)
    {
        var it = await CompletedTask.PrepareAsync(postgres);
        await RunAsync(it, point);
        await using var command = postgres
            .Services.GetRequiredService<PostgresConnections>()
            .Source.CreateCommand(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()"
            );
        while ((long)(await command.ExecuteScalarAsync())! > 0)
            await Task.Delay(20);

        (await it.IsUntouchedAsync()).ShouldBe(isUntouched);
        await it.ShouldHappenOnceAsync($"point {point}");
    }

    private static async Task RunAsync(CompletedTask it, int point)
    {
        var person = it.Clinic.PersonNamed(CompletedTask.Who);
        using var process = Process.Start(
            new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                ArgumentList =
                {
                    typeof(KilledCommitTests).Assembly.Location,
                    it.Clinic.DataFolder,
                    it.Clinic.Options.Database ?? "",
                    person.Id.ToString(),
                    it.Task.ToString(),
                    it.Key,
                    point.ToString(CultureInfo.InvariantCulture),
                },
                UseShellExecute = false,
            }
        )!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(128 + 9);
    }
}

/// <summary>The process that is killed: it completes the task with the same key as everybody else.</summary>
internal static class KilledProcess
{
    public const int BeforeSending = 0;
    public const int WhileTheServerWrites = 1;
    public const int AfterTheCommit = 2;

    public static async Task Main(string[] args)
    {
        var options = new CaseFlowOptions { DataFolder = args[0], Database = args[1].Length > 0 ? args[1] : null };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeClock())
            .AddCaseFlow(options)
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var person = await PersonAsync(scope.ServiceProvider, PersonId.From(Guid.Parse(args[2])));
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(person.Id, person.UserName, person.Name, person.Grants);
        var command = new CompleteTask.Command(
            TaskId.From(Guid.Parse(args[3])),
            "Proceed",
            JsonSerializer.SerializeToElement(new { remark = "好" })
        );
        var key = scope.ServiceProvider.GetRequiredService<IdempotencyKey>();
        (key.Value, key.RequestHash) = (args[4], JsonSerializer.Serialize(command));

        var (number, point) = (0, int.Parse(args[5], CultureInfo.InvariantCulture));
        if (options.Database is null)
            services.GetRequiredService<SqliteConnections>().Executing = _ => DieAt(number++ == point);
        else
            services.GetRequiredService<PostgresConnections>().Sending = batch => DieAround(batch, point, options.Database);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        DieAt(options.Database is null ? number == point : point == AfterTheCommit);
    }

    private static void DieAround(NpgsqlBatch batch, int point, string database)
    {
        DieAt(point == BeforeSending);
        if (point != WhileTheServerWrites)
            return;
        batch.BatchCommands.Insert(batch.BatchCommands.Count / 2, new NpgsqlBatchCommand("SELECT pg_sleep(2)"));
        _ = Task.Run(() => DieInTheMiddleAsync(database));
    }

    /// <summary>When the server has got so far; and half a second later, in which the rest reaches it too.</summary>
    private static async Task DieInTheMiddleAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var sleeping = source.CreateCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
        );
        while ((long)(await sleeping.ExecuteScalarAsync())! == 0)
            await Task.Delay(20);
        await Task.Delay(500);
        DieAt(true);
    }

    private static async Task<Person> PersonAsync(IServiceProvider services, PersonId id)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("test");
        return await scope
            .ServiceProvider.GetRequiredService<Workflows.CaseFlowDb>()
            .People()
            .Include(person => person.Roles)
            .SingleAsync(person => person.Id == id);
    }

    private static void DieAt(bool here)
    {
        if (!here)
            return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

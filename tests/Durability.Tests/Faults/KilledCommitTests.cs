using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CaseFlow.Persistence;
using CaseFlow.Persistence.Sqlite;
using CaseFlow.TestKit;
using CaseFlow.Workflows.People;
using CaseFlow.Workflows.Pipeline;
using CaseFlow.Workflows.Tasks;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Durability.Tests.Faults;

/// <summary>A process of its own completes a task and is killed by the system before a given statement of the commit, or right after the last.</summary>
public sealed class KilledCommitTests
{
    // One process each: a sample here, all by hand with CASEFLOW_KILLS=1.
    private static readonly bool All = Effort.Of("CASEFLOW_KILLS", 0) == 1;

    [Fact]
    public async Task A_kill_at_any_statement_leaves_all_or_nothing()
    {
        var statements = await CompletedTask.StatementsAsync();
        var last = statements.Count - 1;
        var points = All ? Enumerable.Range(0, statements.Count + 1) : [0, 2, last / 2, last - 1, last, last + 1];

        foreach (var point in points)
        {
            var when = point > last ? "after the commit" : $"before statement {point}, {statements[point]}";
            await using var it = await CompletedTask.PrepareAsync();
            await RunAsync(it, point);

            await it.Clinic.RestartAsync();
            (await it.IsUntouchedAsync()).ShouldBe(point <= last, when);
            await it.ShouldHappenOnceAsync(when);
        }
    }

    private static async Task RunAsync(CompletedTask it, int point)
    {
        var person = it.Clinic.PersonNamed(CompletedTask.Who);
        using var process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(KilledCommitTests).Assembly.Location, it.Clinic.DataFolder, person.Id.ToString(), it.Task.ToString(), point.ToString(CultureInfo.InvariantCulture) },
            UseShellExecute = false,
        })!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(128 + 9);
    }
}

/// <summary>The process that is killed: it completes the task with the same key as everybody else.</summary>
internal static class KilledProcess
{
    public static async Task Main(string[] args)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeClock()).AddCaseFlow(new CaseFlowOptions { DataFolder = args[0] }).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var person = await PersonAsync(scope.ServiceProvider, PersonId.From(Guid.Parse(args[1])));
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().Become(person.Id, person.UserName, person.Name, person.Grants);
        var command = new CompleteTask.Command(TaskId.From(Guid.Parse(args[2])), "Proceed", JsonSerializer.SerializeToElement(new { remark = "好" }));
        var key = scope.ServiceProvider.GetRequiredService<IdempotencyKey>();
        (key.Value, key.RequestHash) = (CompletedTask.Key, JsonSerializer.Serialize(command));

        var (number, point) = (0, int.Parse(args[3], CultureInfo.InvariantCulture));
        services.GetRequiredService<SqliteConnections>().Executing = _ => DieAt(number++ == point);
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command);
        DieAt(number == point);
    }

    private static async Task<Person> PersonAsync(IServiceProvider services, PersonId id)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem("test");
        return await scope.ServiceProvider.GetRequiredService<Workflows.CaseFlowDb>().People.Include(person => person.Roles).SingleAsync(person => person.Id == id);
    }

    private static void DieAt(bool here)
    {
        if (!here) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}

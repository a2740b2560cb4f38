using System.Globalization;
using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Persistence;
using CaseFlow.TestKit;
using CaseFlow.Workflows.Definitions.Starting;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tasks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Benchmarks.Support;

/// <summary>A whole CaseFlow in a folder of its own with the benchmark's procedures; thrown away at the end.</summary>
public sealed class BenchClinic(Action<IServiceCollection>? change = null) : Clinic(change)
{
    private static readonly JsonElement Answer = JsonSerializer.SerializeToElement(new { remark = "一切正常，按计划继续", amount = 3 });

    private readonly List<Workflows.Clients.Client> clients = [];

    public static async Task<BenchClinic> OpenAsync(Action<IServiceCollection>? change = null)
    {
        var clinic = new BenchClinic(change);
        await clinic.OpenAsync(withShippedDefinitions: false);
        var files = Directory.CreateTempSubdirectory("caseflow-bench-");
        Procedures.WriteTo(files.FullName);
        await clinic.ImportAsync(files.FullName);
        files.Delete(recursive: true);
        for (var i = 0; i < 100; i++)
            clinic.clients.Add(await clinic.RegisterAsync($"顾客 {i}", $"138{i:00000000}"));
        return clinic;
    }

    /// <summary>Starts a journey and gives its first open task, if it waits for a person.</summary>
    public async Task<(JourneyId Journey, TaskId? Task)> StartAsync(string definition, int number)
    {
        var started = (
            await As(Roles.FrontDesk).SendAsync(new StartJourney.Command(definition, clients[number % clients.Count].Id))
        ).ShouldSucceed();
        return (started.Id, Next(started.OpenTasks));
    }

    /// <summary>What is measured: one person completes one task, and the journey goes on to the next.</summary>
    public async Task<TaskId?> CompleteAsync(TaskId task)
    {
        var done = (await As(Roles.Consultant).SendAsync(new CompleteTask.Command(task, "Done", Answer))).ShouldSucceed();
        return Next(done.OpenTasks);
    }

    /// <summary>As many journeys as wanted, each waiting for its first task.</summary>
    public async Task<TaskId[]> StartManyAsync(int count, int callers = 16)
    {
        var tasks = new TaskId[count];
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next))
                            tasks[number] = (await StartAsync(Procedures.EightTasks, number)).Task!.Value;
                    })
                )
        );
        return tasks;
    }

    /// <summary>All of it in the main file; nobody may be writing.</summary>
    public async Task<long> DatabaseBytesAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var merge = connection.CreateCommand();
        merge.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        while (Convert.ToInt64(await merge.ExecuteScalarAsync(), CultureInfo.InvariantCulture) == 1)
            await Task.Delay(10); // the product is merging at this moment
        return new FileInfo(DatabaseFile).Length;
    }

    public async Task<string> CopyDatabaseAsync()
    {
        await DatabaseBytesAsync();
        var copy = $"{DatabaseFile}.copy";
        File.Copy(DatabaseFile, copy, overwrite: true);
        return copy;
    }

    private static TaskId? Next(IReadOnlyList<OpenTask> open) => open.Count > 0 ? open[0].Id : null;

    private string DatabaseFile => Services.GetRequiredService<CaseFlowOptions>().DatabaseFile;
}

using CaseFlow.Workflows;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Persistence.Tests;

/// <summary>
/// A process that commits until it is killed, and says on its output what was confirmed. Started by <see cref="CrashTests"/>.
/// </summary>
internal static class CommitLoop
{
    public const int Workers = 8;

    public static async Task Main(string[] args)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddCaseFlow(new CaseFlowOptions { DataFolder = args[0] })
            .BuildServiceProvider();
        var branch = new BranchId(Guid.Parse(args[1]));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(services, branch, $"worker {worker}"))));
    }

    /// <summary>Each unit is two rows that belong together: a client, and the count of the worker's clients.</summary>
    private static async Task WorkAsync(ServiceProvider services, BranchId branch, string worker)
    {
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentPerson>().BecomeSystem(worker);
            var db = scope.ServiceProvider.GetRequiredService<CaseFlowDb>();
            var counter = await db.Counters().SingleAsync(row => row.Name == worker);
            counter.Value++;
            var name = $"{worker}/{counter.Value}";
            db.Clients()
                .Add(
                    new Client
                    {
                        Id = new ClientId(Guid.CreateVersion7()),
                        BranchId = branch,
                        Name = name,
                        Mobile = worker,
                    }
                );
            if (!await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None))
                throw new InvalidOperationException("Nobody else writes these rows.");
            Console.WriteLine(name);
        }
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Host.Workers;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows;
using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Timers;
using CaseFlow.Workflows.Shared;
using CaseFlow.Workflows.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseFlow.Durability.Tests.Timers;

/// <summary>A clinic that was down while many timers fell due, and the host's own worker that wakes them.</summary>
internal sealed class Outage : Clinic
{
    private const int InOneCommit = 200;

    public Outage(Store? store = null)
        : this(new FiringLog(), store) { }

    private Outage(FiringLog firing, Store? store)
        : base(
            services =>
                services
                    .AddSingleton<IPipelineBehavior<FireTimer.Command, Result<FireTimer.Response>>>(firing)
                    .AddSingleton(_ => new ActivityRegistry(typeof(HumanTask).Assembly, typeof(FlakyTask).Assembly))
                    .AddSingleton<AsSystem>()
                    .AddTransient<Alarm>(),
            store
        ) => Firing = firing;

    public FiringLog Firing { get; }

    /// <summary>Journeys that wait for a day, begun in no order; each is due at a moment of its own.</summary>
    public async Task BeginAsync(int count)
    {
        var moments = Enumerable.Range(0, count).ToArray();
        new Random(1).Shuffle(moments);
        foreach (var some in moments.Chunk(InOneCommit))
        {
            await using var scope = AsSystem.Enter();
            var services = scope.ServiceProvider;
            foreach (var moment in some)
                await BeginAsync(services, Clock.Now.AddSeconds(moment));
            (await services.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
        }
    }

    /// <summary>The worker works until nothing is due any more.</summary>
    public async Task WorkAsync(CancellationToken cancel = default)
    {
        using var worker = ActivatorUtilities.CreateInstance<TimerWorker>(
            Services,
            ActivatorUtilities.CreateInstance<DueRowsParts>(Services, LoggerFactory.Create(_ => { }))
        );
        await worker.StartAsync(cancel);
        while (await IsAnyDueAsync())
            await Task.Delay(50, cancel);
        await worker.StopAsync(cancel);
    }

    private Task<bool> IsAnyDueAsync()
    {
        var now = Clock.Now;
        return ReadAsync(db => db.Bookmarks().AnyAsync(row => row.DueAt <= now));
    }

    public Task<int> DueAsync()
    {
        var now = Clock.Now;
        return ReadAsync(db => db.Bookmarks().CountAsync(row => row.DueAt <= now));
    }

    /// <summary>The journeys whose timers fired, in the order of the commits.</summary>
    public Task<List<Guid>> FiredAsync() =>
        ReadAsync(async db =>
        {
            var entries = await db.History()
                .FromSql($"SELECT * FROM History WHERE Type = 'TimerFired' ORDER BY rowid")
                .IgnoreQueryFilters()
                .AsNoTracking()
                .ToListAsync();
            return entries.ConvertAll(entry => entry.JourneyId.Value);
        });

    private async Task BeginAsync(IServiceProvider services, DateTimeOffset at)
    {
        var id = new InstanceId(Guid.CreateVersion7(at));
        services
            .GetRequiredService<CaseFlowDb>()
            .Journeys()
            .Add(
                new Journey
                {
                    Id = new JourneyId(id.Value),
                    BranchId = Branch.Id,
                    DefinitionId = "wait-a-day",
                    DefinitionName = "wait-a-day",
                    Version = 1,
                    StartedAt = at,
                }
            );
        await services
            .GetRequiredService<WorkflowEngine>()
            .ExecuteAsync(new Start(id, at, "wait-a-day"), services.GetRequiredService<IInstanceStore>(), CancellationToken.None);
    }
}

using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Properties;
using CaseFlow.Engine.Tests.Support;
using CaseFlow.TestKit;
using CaseFlow.TestKit.Databases;
using CaseFlow.Workflows.Definitions;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Durability.Tests.Properties;

/// <summary>
/// Journeys on definitions made by dice, on the real store: CaseFlow is shut down and started anew after every step, and each instance is
/// written and read again
/// after every work item. The journal must be that of the undisturbed run. By hand: CASEFLOW_SEEDS=1000, CASEFLOW_FIRST_SEED=1.
/// </summary>
public sealed class RestartFromStoreTests(ITestOutputHelper output)
{
    private const int MostCommands = 25;

    private static readonly int FirstSeed = Effort.Of("CASEFLOW_FIRST_SEED", 1_000);

    [Theory]
    [InlineData(Store.Sqlite, 20)]
    [InlineData(Store.Postgres, 8)]
    public async Task A_restart_after_every_step_changes_nothing_and_nobody_is_stuck(Store store, int usual)
    {
        var seeds = Effort.Of("CASEFLOW_SEEDS", usual);
        await using var quiet = await OpenAsync(store);
        await using var shaken = await OpenAsync(store);
        var events = 0;

        for (var seed = FirstSeed; seed < FirstSeed + seeds; seed++)
        {
            var undisturbed = await new Play(quiet, seed, restarts: false).RunAsync();
            var restarted = await new Play(shaken, seed, restarts: true).RunAsync();

            string.Join('\n', restarted)
                .ShouldBe(string.Join('\n', undisturbed), $"seed {seed}: {new RandomDefinition(seed).Make().ToJsonString()}");
            events += undisturbed.Count;
        }

        output.WriteLine($"{seeds} definitions, {events} events");
    }

    private static async Task<Clinic> OpenAsync(Store store)
    {
        var clinic = new Clinic(
            services => services.AddSingleton(_ => new ActivityRegistry(typeof(HumanTask).Assembly, typeof(FailsOnce).Assembly)),
            store
        );
        await clinic.OpenAsync(withShippedDefinitions: false);
        await clinic.InsertAsync(Stored("child", Workflow("child", Sequence("child-steps", Print("child"), Wait("child-wait")))));
        return clinic;
    }

    private static DefinitionVersion Stored(string id, System.Text.Json.Nodes.JsonObject definition)
    {
        definition["definitionId"] = id;
        return new DefinitionVersion
        {
            DefinitionId = id,
            Version = 1,
            Name = id,
            Json = definition.ToJsonString(),
            IsPublished = true,
            PublishedAt = FakeClock.Monday,
        };
    }

    /// <summary>One journey, woken, retried and sometimes cancelled at random; the same seed plays the same.</summary>
    private sealed class Play(Clinic clinic, int seed, bool restarts)
    {
        private readonly Random _dice = new(seed);
        private readonly List<string> _journal = [];
        private readonly InstanceId _root = new(new Guid(seed, 0, 0, new byte[8]));
        private DateTimeOffset _now = FakeClock.Monday;

        public async Task<List<string>> RunAsync()
        {
            await clinic.InsertAsync(
                Stored($"random-{seed}", new RandomDefinition(seed).Make()),
                new Journey
                {
                    Id = new JourneyId(_root.Value),
                    BranchId = clinic.Branch.Id,
                    DefinitionId = $"random-{seed}",
                    DefinitionName = "random",
                    Version = 1,
                }
            );
            await DoAsync(new Start(_root, _now, $"random-{seed}"));
            for (var command = 0; command < MostCommands; command++)
            {
                if (restarts)
                    await clinic.RestartAsync();
                var open = (await ReadAllAsync()).Where(instance => !instance.HasEnded).ToList();
                foreach (var instance in open)
                    (instance.Bookmarks.Count + instance.Incidents.Count).ShouldBeGreaterThan(0, $"seed {seed}: it is stuck");
                if (open.Count == 0)
                    break;
                _now = _now.AddMinutes(_dice.Next(4));
                await DoAsync(Next(open[_dice.Next(open.Count)]));
            }

            return _journal;
        }

        private EngineCommand Next(WorkflowInstance instance)
        {
            if (_dice.Next(40) == 0)
                return new Cancel(instance.Id, _now, "by dice");
            if (instance.Incidents.Count > 0 && (instance.Bookmarks.Count == 0 || _dice.Next(3) == 0))
                return new Retry(instance.Id, _now, instance.Incidents.First().Id);
            var bookmark = instance.Bookmarks.ElementAt(_dice.Next(instance.Bookmarks.Count));
            return new Resume(instance.Id, _now, bookmark.Id, bookmark.DueAt is null ? new Resumed(_dice.Next(10)) : new TimerFired());
        }

        private async Task DoAsync(EngineCommand command)
        {
            await using var scope = clinic.AsSystem.Enter();
            var services = scope.ServiceProvider;
            await services
                .GetRequiredService<Workflows.CaseFlowDb>()
                .Journeys()
                .SingleAsync(journey => journey.Id == new JourneyId(_root.Value));
            var engine = new WorkflowEngine(services.GetRequiredService<IDefinitionSource>())
            {
                StepLimit = 500,
                ReloadsBetweenItems = restarts,
            };
            var result = await engine.ExecuteAsync(command, services.GetRequiredService<IInstanceStore>(), CancellationToken.None);
            (await services.GetRequiredService<IUnitOfWork>().TryCommitAsync(CancellationToken.None)).ShouldBeTrue();
            foreach (var burst in result.Bursts)
                _journal.AddRange(
                    burst.Journal.Select(change =>
                        $"{burst.Instance.Id} {change.GetType().Name} {JsonSerializer.Serialize(change, change.GetType())}"
                    )
                );
        }

        private async Task<List<WorkflowInstance>> ReadAllAsync()
        {
            var ids = await clinic.ReadAsync(db =>
                db.Instances()
                    .Where(row => row.JourneyId == new JourneyId(_root.Value))
                    .OrderBy(row => row.Id)
                    .Select(row => row.Id)
                    .ToListAsync()
            );
            await using var scope = clinic.AsSystem.Enter();
            var found = new List<WorkflowInstance>();
            foreach (var id in ids)
                found.Add(
                    (
                        await scope
                            .ServiceProvider.GetRequiredService<IInstanceStore>()
                            .FindAsync(new InstanceId(id), CancellationToken.None)
                    )!
                );
            return found;
        }
    }
}

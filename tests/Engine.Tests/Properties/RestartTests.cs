using System.Text.Json;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Properties;

public sealed class RestartTests
{
    private const int Journeys = 150;
    private const int MostCommands = 60;

    [Fact]
    public async Task A_restart_after_every_work_item_changes_nothing()
    {
        for (var seed = 0; seed < Journeys; seed++)
        {
            var undisturbed = await PlayAsync(seed, reloads: false);
            var restarted = await PlayAsync(seed, reloads: true);

            Text(restarted).ShouldBe(Text(undisturbed), $"seed {seed}");
        }
    }

    [Fact]
    public async Task The_journal_alone_gives_the_state_and_no_journey_is_left_with_nothing_to_wait_for()
    {
        for (var seed = Journeys; seed < 2 * Journeys; seed++)
        {
            var bench = await PlayAsync(seed, reloads: false);

            foreach (var journal in bench.Journal.GroupBy(entry => entry.Instance))
            {
                var replayed = WorkflowInstance.Empty();
                foreach (var (_, change) in journal)
                    replayed.Apply(change);
                Canonical(replayed.Write()).ShouldBe(Canonical(bench.Store.BytesOf(journal.Key)), $"seed {seed}");
            }
            foreach (var instance in bench.Store.All.Where(instance => !instance.HasEnded))
                (instance.Bookmarks.Count + instance.Incidents.Count).ShouldBeGreaterThan(0, $"seed {seed}");
        }
    }

    /// <summary>Starts a random definition and wakes, retries and sometimes cancels at random, the same way for the same seed.</summary>
    private static async Task<Bench> PlayAsync(int seed, bool reloads)
    {
        var bench = new Bench(reloads, stepLimit: 2_000);
        bench.Add(Workflow("child", Sequence("child-steps", Print("child"), Wait("child-wait"))));
        await bench.RunAsync(new RandomDefinition(seed).Make());
        var dice = new Random(seed);
        for (var command = 0; command < MostCommands; command++)
        {
            var open = bench.Store.All.Where(instance => !instance.HasEnded).OrderBy(instance => instance.Id.Value).ToList();
            if (open.Count == 0)
                break;
            bench.Now = bench.Now.AddMinutes(dice.Next(4));
            await bench.DoAsync(Command(open[dice.Next(open.Count)], dice, bench.Now));
        }
        return bench;
    }

    private static EngineCommand Command(WorkflowInstance instance, Random dice, DateTimeOffset now)
    {
        if (dice.Next(40) == 0)
            return new Cancel(instance.Id, now, "by dice");
        if (instance.Incidents.Count > 0 && (instance.Bookmarks.Count == 0 || dice.Next(3) == 0))
            return new Retry(instance.Id, now, instance.Incidents.First().Id);
        var bookmark = instance.Bookmarks.ElementAt(dice.Next(instance.Bookmarks.Count));
        return new Resume(instance.Id, now, bookmark.Id, bookmark.DueAt is null ? new Resumed(dice.Next(10)) : new TimerFired());
    }

    private static string Text(Bench bench) =>
        string.Join(
            '\n',
            bench.Journal.Select(entry =>
                $"{entry.Instance} {entry.Event.GetType().Name} {JsonSerializer.Serialize(entry.Event, entry.Event.GetType())}"
            )
        );

    // Members of an object may stand in another order after a restart.
    private static string Canonical(byte[] state) => Sorted(JsonDocument.Parse(state).RootElement);

    private static string Sorted(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => "{"
                + string.Join(
                    ',',
                    json.EnumerateObject().OrderBy(member => member.Name).Select(member => $"{member.Name}:{Sorted(member.Value)}")
                )
                + "}",
            JsonValueKind.Array => "[" + string.Join(',', json.EnumerateArray().Select(Sorted)) + "]",
            _ => json.GetRawText(),
        };
}

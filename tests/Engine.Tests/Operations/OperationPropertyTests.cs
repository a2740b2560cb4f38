using System.Text.Json;
using System.Text.Json.Nodes;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Operations;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Properties;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Operations;

/// <summary>Random definitions, random journeys, random operations.</summary>
public sealed class OperationPropertyTests
{
    [Fact]
    public async Task What_is_refused_changes_nothing_and_what_is_done_is_the_same_after_a_restart_at_any_moment()
    {
        var done = new Dictionary<string, int>();
        for (var seed = 0; seed < 150; seed++)
        {
            var undisturbed = await PlayAsync(seed, reloads: false, done);
            var restarted = await PlayAsync(seed, reloads: true, []);

            Text(restarted).ShouldBe(Text(undisturbed), $"seed {seed}");
            foreach (var journal in undisturbed.Journal.GroupBy(entry => entry.Instance))
            {
                var replayed = WorkflowInstance.Empty();
                foreach (var (_, change) in journal)
                    replayed.Apply(change);
                replayed.Status.ShouldBe(undisturbed.Store.Find(journal.Key)!.Status, $"seed {seed}");
                replayed.Bookmarks.ShouldBe(undisturbed.Store.Find(journal.Key)!.Bookmarks, $"seed {seed}");
            }
        }
        foreach (var operation in new[] { nameof(Skip), nameof(ChangeVariable), nameof(MoveToken), nameof(Migrate), nameof(UndoMigration) })
            done.GetValueOrDefault(operation).ShouldBeGreaterThan(10, operation);
    }

    [Fact]
    public async Task The_preview_says_what_the_migration_then_does_and_undone_it_is_as_before()
    {
        var (safe, not) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var bench = new Bench();
            bench.Add(Workflow("child", Sequence("child-steps", Print("child"), Wait("child-wait"))));
            var instance = await bench.RunAsync(new RandomDefinition(seed).Make());
            var to = bench.Add(Changed(new RandomDefinition(seed).Make(), new Random(seed)));
            if (bench.Find(instance).HasEnded)
                continue;
            var before = bench.Store.BytesOf(instance.Id);

            var problems = Migration.Preview(bench.Find(instance), bench.Definitions.Find(instance.Definition), to, null, bench.Now);
            var result = await bench.DoAsync(new Migrate(instance.Id, bench.Now, 2));

            result.Outcome.ShouldBe(problems.Count == 0 ? StepOutcome.Applied : StepOutcome.Refused, $"seed {seed}");
            if (problems.Count > 0)
            {
                bench.Store.BytesOf(instance.Id).ShouldBe(before, $"seed {seed}");
                result.Refusals.Select(refusal => refusal.Code).ShouldBe(problems.Select(problem => problem.Code));
                not++;
                continue;
            }
            safe++;
            await bench.DoAsync(new UndoMigration(instance.Id, bench.Now));
            WithoutRevision(bench.Store.BytesOf(instance.Id)).ShouldBe(WithoutRevision(before), $"seed {seed}");
        }
        safe.ShouldBeGreaterThan(50);
        not.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Migrated_to_a_version_that_is_the_same_but_drawn_in_another_order_a_journey_goes_on_as_it_would_have()
    {
        var compared = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var stayed = await PlayOnAsync(seed, migrates: false);
            var migrated = await PlayOnAsync(seed, migrates: true);
            if (migrated is null || stayed is null)
                continue;

            migrated.Lines.ShouldBe(stayed.Lines, $"seed {seed}");
            compared++;
        }
        compared.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_move_that_is_done_never_leaves_a_journey_stuck()
    {
        var moves = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var dice = new Random(seed);
            var bench = new Bench(reloads: seed % 7 == 0);
            var weave = Weave(dice);
            var told = new List<string>
            {
                string.Join(", ", weave["activities"]!.AsArray().Select(node => $"{node!["id"]} {node["mode"]?["expression"]?["value"]}")),
                string.Join(
                    ", ",
                    weave["connections"]!.AsArray().Select(line => $"{line!["source"]!["activity"]}-{line["target"]!["activity"]}")
                ),
                (string)weave["customProperties"]!["executionMode"]!,
            };
            var instance = await bench.RunAsync(Workflow("w", weave));
            for (var command = 0; command < 40 && !instance.HasEnded; command++)
            {
                instance.Status.ShouldBe(InstanceStatus.Waiting, $"seed {seed}: {string.Join(Environment.NewLine, told)}");
                var from = instance.Bookmarks.ElementAt(dice.Next(instance.Bookmarks.Count));
                if (dice.Next(3) == 0)
                {
                    var result = await bench.DoAsync(new MoveToken(instance.Id, bench.Now, from.Frame, $"n{dice.Next(8)}"));
                    if (result.Outcome == StepOutcome.Applied)
                        moves++;
                    told.Add($"move {from.ActivityId}: {result.Outcome} {Waits(bench.Find(instance))}");
                }
                else
                {
                    await bench.DoAsync(new Resume(instance.Id, bench.Now, from.Id, new Resumed()));
                    told.Add($"resume {from.ActivityId}: {Waits(bench.Find(instance))}");
                }
                instance = bench.Find(instance);
            }
        }
        moves.ShouldBeGreaterThan(200);
    }

    /// <summary>
    /// Waits woven together forward at random, with joins: of all kinds where it counts; with tokens all nodes wait for all, so that
    /// nothing is stuck by itself.
    /// </summary>
    private static JsonObject Weave(Random dice)
    {
        var tokens = dice.Next(2) == 0;
        var nodes = Enumerable
            .Range(0, 8)
            .Select(number =>
                dice.Next(3) == 0 && number > 0
                    ? Activity(
                        "FlowJoin",
                        $"n{number}",
                        ("mode", Literal(tokens ? "WaitAll" : new[] { "WaitAny", "WaitAll", "WaitAllActive" }[dice.Next(3)]))
                    )
                    : Wait($"n{number}").With("customProperties", new JsonObject { ["mergeMode"] = "Merge" })
            )
            .ToArray();
        var lines = new List<string>();
        for (var target = 1; target < nodes.Length; target++)
            foreach (var source in Enumerable.Range(0, 1 + dice.Next(2)).Select(_ => dice.Next(target)).Distinct())
                lines.Add($"n{source} -> n{target}");
        return Flowchart("f", [.. nodes], [.. lines])
            .With("customProperties", new JsonObject { ["executionMode"] = tokens ? "token" : "counter" });
    }

    private static async Task<Bench?> PlayOnAsync(int seed, bool migrates)
    {
        var bench = new Bench(stepLimit: 2_000);
        bench.Add(Workflow("child", Sequence("child-steps", Print("child"), Wait("child-wait"))));
        var instance = await bench.RunAsync(new RandomDefinition(seed).Make());
        bench.Add(Turned(new RandomDefinition(seed).Make()));
        var dice = new Random(seed);
        for (var command = 0; command < 40; command++)
        {
            var open = bench.Store.All.Where(one => !one.HasEnded && one.Bookmarks.Count > 0).OrderBy(one => one.Id.Value).ToList();
            if (open.Count == 0)
                break;
            if (
                migrates
                && command == 3
                && !bench.Find(instance).HasEnded
                && (await bench.DoAsync(new Migrate(instance.Id, bench.Now, 2))).Outcome != StepOutcome.Applied
            )
                return null;
            var chosen = open[dice.Next(open.Count)];
            var bookmark = chosen.Bookmarks.ElementAt(dice.Next(chosen.Bookmarks.Count));
            await bench.DoAsync(
                new Resume(chosen.Id, bench.Now, bookmark.Id, bookmark.DueAt is null ? new Resumed(dice.Next(10)) : new TimerFired())
            );
        }
        return bench;
    }

    /// <summary>Something is taken out, renamed or added.</summary>
    private static JsonObject Changed(JsonObject definition, Random dice)
    {
        var turned = Turned(definition);
        foreach (var list in Lists(turned["root"]!).Where(list => list.Count > 1).ToList())
        {
            if (dice.Next(3) != 0)
                continue;
            var victim = list[dice.Next(list.Count)]!.AsObject();
            if (dice.Next(2) == 0)
                victim["id"] = $"{victim["id"]}-renamed";
            else
                list.Remove(victim);
        }
        // Lines to what is gone would be refused; a definition that somebody saves has none.
        foreach (var flowchart in Flowcharts(turned["root"]!).ToList())
        {
            var known = flowchart["activities"]!.AsArray().Select(activity => (string)activity!["id"]!).ToHashSet();
            foreach (var line in flowchart["connections"]!.AsArray().ToList())
                if (!known.Contains((string)line!["source"]!["activity"]!) || !known.Contains((string)line["target"]!["activity"]!))
                    flowchart["connections"]!.AsArray().Remove(line);
        }
        return turned;
    }

    /// <summary>
    /// The same drawn in another order: a flowchart's nodes and lines keep their order among each other, but have other numbers.
    /// </summary>
    private static JsonObject Turned(JsonObject definition)
    {
        definition["version"] = 2;
        foreach (var flowchart in Flowcharts(definition["root"]!).ToList())
        {
            var activities = flowchart["activities"]!.AsArray();
            var first = activities[0]!.DeepClone();
            activities.RemoveAt(0);
            activities.Insert(0, first);
            activities.Add((JsonNode)Print($"{flowchart["id"]}-more"));
            var lines = flowchart["connections"]!.AsArray();
            var line = new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = (string)first["id"]!, ["port"] = "Never" },
                ["target"] = new JsonObject { ["activity"] = $"{flowchart["id"]}-more" },
            };
            lines.Insert(0, (JsonNode)line);
        }
        return definition;
    }

    private static IEnumerable<JsonObject> Flowcharts(JsonNode node) =>
        All(node).Where(activity => (string?)activity["type"] == "Elsa.Flowchart");

    private static IEnumerable<JsonArray> Lists(JsonNode node) =>
        All(node).Select(activity => activity["activities"] ?? activity["branches"]).OfType<JsonArray>();

    private static IEnumerable<JsonObject> All(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.SelectMany(member => All(member.Value))
                .Concat(map.ContainsKey("type") && map.ContainsKey("id") ? [map] : []),
            JsonArray list => list.SelectMany(All),
            _ => [],
        };

    private static async Task<Bench> PlayAsync(int seed, bool reloads, Dictionary<string, int> done)
    {
        var bench = new Bench(reloads, stepLimit: 500);
        bench.Add(Workflow("child", Sequence("child-steps", Print("child"), Wait("child-wait"))));
        await bench.RunAsync(new RandomDefinition(seed).Make());
        bench.Add(Turned(new RandomDefinition(seed).Make()));
        bench.Add(new RandomDefinition(seed).Make().With("version", 3));
        var dice = new Random(seed);
        for (var step = 0; step < 50; step++)
        {
            var open = bench.Store.All.Where(instance => !instance.HasEnded).OrderBy(instance => instance.Id.Value).ToList();
            if (open.Count == 0)
                break;
            var (chosen, before) = (open[dice.Next(open.Count)], 0);
            var command = Command(chosen, dice, bench);
            var bytes = bench.Store.BytesOf(chosen.Id);
            before = bench.Journal.Count;
            var outcome = (await bench.DoAsync(command)).Outcome;
            if (outcome == StepOutcome.Applied)
                done[command.GetType().Name] = done.GetValueOrDefault(command.GetType().Name) + 1;
            else
                (bench.Store.BytesOf(chosen.Id), bench.Journal.Count).ShouldBe((bytes, before), $"seed {seed}: {command}");
            var after = bench.Find(chosen);
            if (!after.HasEnded)
                (after.Bookmarks.Count + after.Incidents.Count).ShouldBeGreaterThan(0, $"seed {seed}: {command}");
        }
        return bench;
    }

    private static EngineCommand Command(WorkflowInstance instance, Random dice, Bench bench)
    {
        var now = bench.Now;
        switch (dice.Next(8))
        {
            case 0 when instance.Incidents.Count > 0:
                return new Skip(instance.Id, now, instance.Incidents.First().Id);
            case 1:
                return new ChangeVariable(instance.Id, now, "n", dice.Next(9));
            case 2:
                var activities = bench.Definitions.Find(instance.Definition).Activities;
                return new MoveToken(
                    instance.Id,
                    now,
                    instance.Frames.ElementAt(dice.Next(instance.Frames.Count)).Id,
                    activities.ElementAt(dice.Next(activities.Count)).Id
                );
            case 3:
                return new Migrate(instance.Id, now, 1 + dice.Next(3));
            case 4:
                return new UndoMigration(instance.Id, now);
            case 5 when instance.Incidents.Count > 0:
                return new Retry(instance.Id, now, instance.Incidents.First().Id);
        }
        if (instance.Bookmarks.Count == 0)
            return new Skip(instance.Id, now, instance.Incidents.First().Id);
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

    private static string WithoutRevision(byte[] bytes)
    {
        var state = JsonNode.Parse(bytes)!.AsObject();
        state.Remove("g");
        return state.ToJsonString();
    }

    private static string Waits(WorkflowInstance instance) => string.Join(", ", instance.Bookmarks.Select(bookmark => bookmark.ActivityId));
}

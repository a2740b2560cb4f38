using System.Text.Json;
using CaseFlow.Activities;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Definitions.Checks;
using Xunit.Abstractions;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>
/// Whatever a definition holds, it is refused with a reason, or runs. By hand: CASEFLOW_FUZZ=200000, CASEFLOW_FUZZ_SEED=1.
/// </summary>
public sealed class DefinitionFuzzTests(ITestOutputHelper output)
{
    private static readonly int Count = Effort.Of("CASEFLOW_FUZZ", 10_000);
    private static readonly int FirstSeed = Effort.Of("CASEFLOW_FUZZ_SEED", 20_260_301);

    [Fact]
    public async Task A_spoilt_definition_is_refused_clearly_or_runs()
    {
        var (measure, bugs, refused, ran) = (new Measure(), new Bugs(), 0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var json = Spoilt(new Random(seed));
            await bugs.CatchAsync(
                seed,
                json,
                async () =>
                {
                    if (await TryReadAsync(json, measure) is not { } trial)
                    {
                        refused++;
                        return;
                    }

                    ran++;
                    await trial.RunAsync(new Random(seed));
                }
            );
        }

        output.WriteLine($"{ran} ran, {refused} were refused; {measure}");
        bugs.ShouldBeNone();
        ran.ShouldBeGreaterThan(Count / 10);
        refused.ShouldBeGreaterThan(Count / 10);
    }

    [Fact]
    public void The_check_of_a_spoilt_definition_finds_something_or_nothing_and_never_throws()
    {
        var (reader, around) = (
            new DefinitionReader(Corpus.Registry),
            new Surroundings
            {
                Names = new Dictionary<string, IReadOnlyCollection<string>> { [Editors.Role] = ["nurse"], [Editors.Form] = [] },
                Definitions = new Dictionary<string, KnownDefinition> { ["child"] = new(true, ["Paid"]) },
            }
        );
        var (read, found) = (0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Count / 4; seed++)
        {
            try
            {
                using var json = JsonDocument.Parse(Spoilt(new Random(seed)), new JsonDocumentOptions { MaxDepth = 256 });
                var graph = reader.ReadStored(json.RootElement);
                read++;
                if (DefinitionCheck.Of(graph, around).Count > 0)
                    found++;
            }
            catch (Exception refusal) when (refusal is JsonException or DefinitionException)
            {
                continue;
            }
            catch (Exception bug)
            {
                throw new InvalidOperationException($"seed {seed}", bug);
            }
        }

        output.WriteLine($"{read} could be read, {found} had findings");
        read.ShouldBeGreaterThan(Count / 16);
        found.ShouldBeGreaterThan(read / 4);
    }

    private static string Spoilt(Random dice) => new Mutator(dice).Spoil(Corpus.Definitions[dice.Next(Corpus.Definitions.Count)]);

    private static async Task<Trial?> TryReadAsync(string json, Measure measure)
    {
        try
        {
            return await Trial.ReadAsync(json, measure);
        }
        catch (DefinitionException refusal)
        {
            refusal.Problems.ShouldNotBeEmpty();
            refusal.Problems.ShouldAllBe(problem => problem.Code.Length > 0 && problem.Message.Length > 0);
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;
using Xunit.Abstractions;

namespace CaseFlow.Durability.Tests.Fuzzing;

/// <summary>
/// Whatever comes to a wait, it is refused with a reason, or the journey goes on or stands with an incident. By hand:
/// CASEFLOW_STIMULI=200000.
/// </summary>
public sealed class StimulusFuzzTests(ITestOutputHelper output)
{
    private const int FirstSeed = 20_260_401;
    private const string Payload =
        """{"outcome":"Done","remark":"text","amount":"12.50","count":3,"flags":[true,false,null],"rows":[{"id":"a","price":"1.00","items":[1,2,3]}],"when":"2026-03-02T12:00:00Z","deep":{"a":{"b":{"c":"d"}}}}""";

    private static readonly int Count = Effort.Of("CASEFLOW_STIMULI", 10_000);

    [Fact]
    public async Task A_spoilt_stimulus_is_refused_clearly_or_taken()
    {
        var (measure, bugs, refused, taken) = (new Measure(), new Bugs(), 0, 0);
        for (var seed = FirstSeed; seed < FirstSeed + Count; seed++)
        {
            var dice = new Random(seed);
            var definition = Corpus.Definitions[dice.Next(Corpus.Definitions.Count)];
            var payload = PayloadOf(new Mutator(dice).Spoil(Payload));
            await bugs.CatchAsync(
                seed,
                definition,
                async () =>
                {
                    var trial = await Trial.ReadAsync(definition, measure);
                    foreach (var answer in await trial.SendAsync(bookmark => StimulusFor(bookmark, payload, new Random(seed)), 3))
                    {
                        if (answer.Outcome == StepOutcome.Refused)
                            refused++;
                        else
                            taken++;
                        if (answer.Outcome == StepOutcome.Refused)
                            answer.Refusals.ShouldAllBe(refusal => refusal.Code.Length > 0);
                    }
                }
            );
        }

        output.WriteLine($"{taken} were taken, {refused} were refused; {measure}");
        bugs.ShouldBeNone();
        taken.ShouldBeGreaterThan(Count / 10);
        refused.ShouldBeGreaterThan(0);
    }

    /// <summary>A body that is no JSON never becomes a stimulus: the host refuses it before.</summary>
    private static object? PayloadOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ValueJson.IsReadable(document.RootElement) ? ValueJson.Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static Stimulus StimulusFor(Bookmark bookmark, object? payload, Random dice) =>
        dice.Next(7) switch
        {
            0 => new TimerFired(),
            1 => new EventReceived(bookmark.Key ?? "", payload),
            2 => new ChildEnded(Trial.Id, InstanceStatus.Finished, payload as Dictionary<string, object?> ?? []),
            3 => new ChildRested(Trial.Id, InstanceStatus.Faulted, payload as Dictionary<string, object?> ?? []),
            4 => new Resumed(payload),
            _ => new TaskCompleted(
                dice.Next(2) == 0 ? "Done" : payload?.ToString() ?? "",
                payload as Dictionary<string, object?> ?? [],
                "somebody",
                "nurse"
            ),
        };
}

using System.Text.Json.Nodes;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;

namespace CaseFlow.Engine.Tests.Execution;

/// <summary>An activity asks somebody outside in its step; see Activity.Answered.</summary>
public sealed class QuestionTests : IAnswerQuestions
{
    private readonly Bench bench;
    private readonly List<Question> asked = [];
    private Func<int, Reply> answer = _ => Reply.Yes();

    public QuestionTests() => bench = new Bench { Answers = this };

    [Fact]
    public async Task A_yes_goes_on_with_its_facts_in_the_same_step()
    {
        answer = _ => Reply.Yes(new { slot = "09:30" });

        var instance = await bench.RunAsync(Drawn("CaseFlow.Tests.AsksAtOnce"));

        instance.Status.ShouldBe(InstanceStatus.Finished);
        bench.Steps.ShouldBe(1);
        bench.Journal.Select(line => line.Event).OfType<QuestionAnswered>().Single().Question.ShouldBe(nameof(AsksAtOnce.MayI));
        bench.Emitted.Single().Event.ShouldBe("09:30");
        asked.Single().At.ShouldBe(bench.Now);
    }

    [Fact]
    public async Task A_no_to_a_person_refuses_the_command_and_nothing_changes()
    {
        var instance = await bench.RunAsync(Drawn("CaseFlow.Tests.AsksWhenWoken"));
        var before = Text(instance);
        answer = _ => Reply.No("slot", "slot.taken", "10:00");

        var result = await bench.DoAsync(Wake(instance, attended: true));

        result.Outcome.ShouldBe(StepOutcome.Refused);
        var refusal = result.Refusals.ShouldHaveSingleItem();
        (refusal.Field, refusal.Code, refusal.Arguments.Single()).ShouldBe(("slot", "slot.taken", (object)"10:00"));
        Text(bench.Find(instance)).ShouldBe(before);

        answer = _ => Reply.Yes();
        (await bench.DoAsync(Wake(instance, attended: true))).Outcome.ShouldBe(StepOutcome.Applied);
        bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_no_that_nobody_reads_is_an_incident_which_can_be_tried_again()
    {
        var instance = await bench.RunAsync(Drawn("CaseFlow.Tests.AsksWhenWoken"));
        answer = _ => Reply.No("slot", "slot.taken");

        (await bench.DoAsync(Wake(instance, attended: false))).Outcome.ShouldBe(StepOutcome.Applied);

        var incident = bench.Find(instance).Incidents.ShouldHaveSingleItem();
        (incident.Code, incident.ActivityId).ShouldBe(("slot.taken", "it"));
        answer = _ => Reply.Yes();
        await bench.DoAsync(new Retry(instance.Id, bench.Now, incident.Id));
        await bench.DoAsync(Wake(bench.Find(instance), attended: true));
        bench.Find(instance).Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task A_no_to_a_later_step_is_not_laid_at_the_door_of_the_person_before_it()
    {
        var instance = await bench.RunAsync(Drawn("CaseFlow.Tests.AsksWhenWoken", "CaseFlow.Tests.AsksAtOnce"));
        answer = number => number == 1 ? Reply.Yes() : Reply.No("slot", "slot.taken");

        (await bench.DoAsync(Wake(instance, attended: true))).Outcome.ShouldBe(StepOutcome.Applied);

        bench.Find(instance).Incidents.ShouldHaveSingleItem().ActivityId.ShouldBe("it2");
    }

    [Fact]
    public async Task Without_anybody_to_ask_it_is_an_incident()
    {
        var alone = new Bench();

        (await alone.RunAsync(Drawn("CaseFlow.Tests.AsksAtOnce"))).Incidents.ShouldHaveSingleItem().Code.ShouldBe("question.unanswered");
    }

    [Fact]
    public async Task One_that_asks_without_end_is_stopped_by_the_step_limit()
    {
        var instance = await bench.RunAsync(Drawn("CaseFlow.Tests.AsksWithoutEnd"));

        instance.Incidents.ShouldHaveSingleItem().Code.ShouldBe("step-limit");
    }

    public ValueTask<Reply> AnswerAsync(Question question, CancellationToken cancel)
    {
        asked.Add(question);
        return ValueTask.FromResult(answer(asked.Count));
    }

    private Resume Wake(WorkflowInstance instance, bool attended) =>
        new(instance.Id, bench.Now, instance.Bookmarks.Single().Id, new Nudge()) { IsAttended = attended };

    private static string Text(WorkflowInstance instance) => Convert.ToHexString(instance.Write());

    private static JsonObject Drawn(params string[] types) =>
        new()
        {
            ["id"] = "v1",
            ["definitionId"] = "asks",
            ["name"] = "asks",
            ["version"] = 1,
            ["isPublished"] = true,
            ["root"] = new JsonObject
            {
                ["id"] = "root",
                ["type"] = "Elsa.Sequence",
                ["activities"] = new JsonArray([
                    .. types.Select(
                        (type, index) => (JsonNode)new JsonObject { ["id"] = index == 0 ? "it" : $"it{index + 1}", ["type"] = type }
                    ),
                ]),
            },
        };

    private sealed record Nudge : Stimulus;
}

/// <summary>Asks as soon as it begins.</summary>
[Activity("CaseFlow.Tests.AsksAtOnce")]
public class AsksAtOnce : Activity
{
    public sealed record MayI;

    public override ActivityResult Execute(ActivityContext context) => Ask(new MayI());

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (reply.Facts is IReadOnlyDictionary<string, object?> facts)
            context.Emit(facts["slot"]!);
        return base.Answered(context, question, reply);
    }
}

/// <summary>Waits, and asks when it is woken.</summary>
[Activity("CaseFlow.Tests.AsksWhenWoken")]
public sealed class AsksWhenWoken : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait(WaitFor.Anyone("nudge"));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) => Ask(new AsksAtOnce.MayI());
}

/// <summary>Is never content with an answer.</summary>
[Activity("CaseFlow.Tests.AsksWithoutEnd")]
public sealed class AsksWithoutEnd : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Ask(new AsksAtOnce.MayI());

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) => Ask(question);
}

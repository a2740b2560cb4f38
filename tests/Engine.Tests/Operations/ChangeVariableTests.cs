using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Operations;

public sealed class ChangeVariableTests
{
    private readonly Bench _bench = new(reloads: true);

    [Fact]
    public async Task A_value_is_converted_to_the_declared_type_and_seen_by_what_runs_next()
    {
        var print = Activity("WriteLine", "p", ("text", Script("`${variables.n + 1}`")));
        var instance = await _bench.RunAsync(Workflow("w", Sequence("s", Wait("go"), print), Variable("n", "1", "Int32")));

        (await ChangeAsync(instance, "n", "41")).Outcome.ShouldBe(StepOutcome.Applied);

        _bench.Journal[^2].Event.ShouldBe(new VariableChanged(null, "n", 1d, 41d));
        await _bench.ResumeAsync(instance, "go");
        _bench.Lines.ShouldBe(["42"]);
    }

    [Theory]
    [InlineData("Int32", "x")]
    [InlineData("Int32", 1.5)]
    [InlineData("Boolean", "perhaps")]
    [InlineData("DateTimeOffset", "tomorrow")]
    [InlineData("TimeSpan", "long")]
    [InlineData("Decimal", "cheap")]
    [InlineData("Guid", "1")]
    public async Task What_does_not_convert_is_refused(string type, object value)
    {
        var instance = await _bench.RunAsync(Workflow("w", Wait("go"), Variable("x", null, type)));
        var before = _bench.Store.BytesOf(instance.Id);

        (await ChangeAsync(instance, "x", value)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("variable.wrong-type");

        _bench.Store.BytesOf(instance.Id).ShouldBe(before);
    }

    [Fact]
    public async Task A_variable_that_nobody_knows_is_refused()
    {
        var instance = await _bench.RunAsync(Workflow("w", Wait("go"), Variable("n")));

        (await ChangeAsync(instance, "m", 1)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("variable.unknown");
        (await ChangeAsync(instance, "n", 1, new FrameId(99))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("variable.no-scope");
    }

    [Fact]
    public async Task A_rounds_own_variable_can_be_changed_in_its_scope()
    {
        var body = Sequence("body", Wait("go"), Activity("WriteLine", "p", ("text", Script("getVariable('CurrentValue')"))));
        var instance = await _bench.RunAsync(Workflow("w", Activity("ForEach", "each", ("items", Script("['a', 'b']")), ("body", body))));
        var round = instance.Frames.Single(frame => frame.ActivityId == "body");

        (await ChangeAsync(instance, "CurrentValue", "z", round.Id)).Outcome.ShouldBe(StepOutcome.Applied);
        instance = await _bench.ResumeAsync(instance, "go");
        await _bench.ResumeAsync(instance, "go");

        _bench.Lines.ShouldBe(["z", "b"]);
    }

    [Fact]
    public void A_list_converts_item_by_item()
    {
        var numbers = new VariableDefinition("n", "n", "Int32", IsArray: true, null);

        numbers.TryConvert("[1, 2]", out var list).ShouldBeTrue();
        list.ShouldBe(new List<object?> { 1d, 2d });
        numbers.TryConvert(new List<object?> { "3" }, out list).ShouldBeTrue();
        list.ShouldBe(new List<object?> { 3d });
        numbers.TryConvert("[\"x\"]", out _).ShouldBeFalse();
        numbers.TryConvert("5", out _).ShouldBeFalse();
        numbers.TryConvert(null, out _).ShouldBeTrue();
    }

    private Task<StepResult> ChangeAsync(WorkflowInstance instance, string name, object? value, FrameId? scope = null) =>
        _bench.DoAsync(new ChangeVariable(instance.Id, _bench.Now, name, value, scope));
}

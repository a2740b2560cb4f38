using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Primitives;

public sealed class SequenceTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Its_steps_run_one_after_the_other_around_a_wait()
    {
        var instance = await _bench.RunAsync(
            Workflow("w", Sequence("s", Print("before"), Activity("Event", "wait", ("eventName", Literal("Go"))), Print("after")))
        );

        instance.Status.ShouldBe(InstanceStatus.Waiting);
        _bench.Lines.ShouldBe(["before"]);

        instance = await _bench.ResumeAsync(instance, "wait");

        instance.Status.ShouldBe(InstanceStatus.Finished);
        _bench.Lines.ShouldBe(["before", "after"]);
        instance.Frames.ShouldBeEmpty();
        instance.Bookmarks.ShouldBeEmpty();
    }
}

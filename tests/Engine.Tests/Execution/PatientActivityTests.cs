using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;
using CaseFlow.Engine.Tests.Support;
using static CaseFlow.Engine.Tests.Support.Json;

namespace CaseFlow.Engine.Tests.Execution;

/// <summary>Waits for somebody, and is not impressed by its due time.</summary>
[Activity("Elsa.PatientForTests")]
public sealed class PatientForTests : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Wait(WaitFor.Anyone("task"), WaitFor.Time(context.Now.AddHours(1)));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) =>
        stimulus is Resumed ? Complete() : KeepWaiting();
}

public sealed class PatientActivityTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task A_time_that_has_come_does_not_come_again_while_the_activity_keeps_waiting()
    {
        var instance = await _bench.RunAsync(Workflow("w", Activity("PatientForTests", "patient")));
        var due = instance.Bookmarks.Single(bookmark => bookmark.DueAt is not null);

        var fired = await _bench.DoAsync(new Resume(instance.Id, _bench.Now.AddHours(1), due.Id, new TimerFired()));
        var again = await _bench.DoAsync(new Resume(instance.Id, _bench.Now.AddHours(1), due.Id, new TimerFired()));

        fired.Outcome.ShouldBe(StepOutcome.Applied);
        again.Outcome.ShouldBe(StepOutcome.NotFound);
        _bench.Find(instance).Bookmarks.Select(bookmark => bookmark.Name).ShouldBe(["task"]);
        (await _bench.ResumeAsync(instance, "patient")).Status.ShouldBe(InstanceStatus.Finished);
    }
}

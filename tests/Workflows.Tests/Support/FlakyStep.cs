using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Workflows.Tests.Support;

/// <summary>A task that cannot take its answer as long as something outside is broken.</summary>
[Activity("Test.FlakyTask", Stage.Treatment, Name = "时好时坏", EnglishName = "Flaky")]
[Outcome("Done", "完成", "Done")]
[UsualTime(minutes: 60)]
public sealed class FlakyTask : HumanTask
{
    /// <summary>Whether the world outside is in order: what an operator mends before trying again.</summary>
    public static bool IsBroken { get; set; }

    protected override TaskRequest Request(ActivityContext context) => new("small-note", Roles.Nurse);

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        IsBroken ? Fail("The device does not answer.") : Complete(task.Outcome);
}

/// <summary>Refuses an answer that only the activity can judge.</summary>
[Activity("Test.PickyTask", Stage.Treatment, Name = "挑剔", EnglishName = "Picky")]
[Outcome("Done", "完成", "Done")]
[UsualTime(minutes: 60)]
public sealed class PickyTask : HumanTask
{
    protected override TaskRequest Request(ActivityContext context) =>
        new("small-note", Roles.Nurse, Values: new Dictionary<string, object?> { ["amountDue"] = "1280.00" });

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        task.Values["remark"] is "wrong" ? Refuse(new StimulusRefusal("remark", "test.wrong-remark")) : Complete(task.Outcome);
}

/// <summary>A defect: it tells a fact that nobody keeps.</summary>
[Activity("Test.Lose", Stage.Treatment, Name = "丢失", EnglishName = "Lose")]
[Outcome("Done", "完成", "Done")]
public sealed class Lose : Activity
{
    public override ActivityResult Execute(ActivityContext context)
    {
        context.Emit(new NobodyKeepsThis());
        return Complete("Done");
    }
}

public sealed record NobodyKeepsThis;

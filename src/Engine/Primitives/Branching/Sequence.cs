using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Operations;

namespace CaseFlow.Engine.Primitives.Branching;

/// <summary>Its children one after the other. Ends early after a terminal one (End, Complete, Break).</summary>
[Activity(
    "Elsa.Sequence",
    Category = "02 流程控制",
    Name = "顺序",
    EnglishName = "Sequence",
    Description = "依次执行其中的各步。",
    EnglishDescription = "Runs its steps one after the other."
)]
public sealed class Sequence : Activity, IBreakable
{
    private const string Next = "next";

    private IReadOnlyList<Activity> _steps = [];

    public override ActivityResult Execute(ActivityContext context) => ScheduleStep(context, 0);

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child)
    {
        if (child.Child.Descriptor.IsTerminal || context.GetLocal(IBreakable.Breaking) is true)
            return Complete();
        return ScheduleStep(context, context.GetLocal(Next) is double next ? (int)next : 1);
    }

    internal override IEnumerable<MigrationProblem> TakeOver(ActivityContext context, Activity before, VersionChange change)
    {
        foreach (var running in context.Children)
            context.SetLocal(Next, _steps.TakeWhile(step => step.Id != running.ActivityId).Count() + 1);
        return [];
    }

    internal override void Read(JsonElement json, ActivityReader reader) => _steps = reader.ReadList(json, "activities");

    private ActivityResult ScheduleStep(ActivityContext context, int index)
    {
        if (index >= _steps.Count)
            return Complete();
        if (index > 0)
            context.SetLocal(Next, index + 1);
        return Schedule(_steps[index]);
    }
}

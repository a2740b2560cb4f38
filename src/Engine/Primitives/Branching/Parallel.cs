using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Branching;

/// <summary>All its children by turns; completes when the last has ended.</summary>
[Activity("Elsa.Parallel", Category = "02 流程控制", Name = "并行", EnglishName = "Parallel")]
public sealed class Parallel : Activity
{
    private IReadOnlyList<Activity> _branches = [];

    public override ActivityResult Execute(ActivityContext context) =>
        _branches.Count == 0 ? Complete() : Schedule([.. _branches.Select(branch => new ChildWork(branch))]);

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.HasChildren ? Schedule() : Complete();

    internal override void Read(JsonElement json, ActivityReader reader) => _branches = reader.ReadList(json, "activities");
}

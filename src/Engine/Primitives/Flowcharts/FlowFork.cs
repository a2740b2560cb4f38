using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>Leaves a flowchart's node by all its branches at once; without any by "Done".</summary>
[Activity(
    "Elsa.FlowFork",
    Category = "02 流程控制",
    Name = "并行分支",
    EnglishName = "Fork",
    Description = "同时走所有分支。",
    EnglishDescription = "Goes all ways at once."
)]
public sealed class FlowFork : Activity
{
    [Input(Editor.Outcomes, Name = "分支", EnglishName = "Branches")]
    public Input<List<string>> Branches { get; init; } = new([]);

    public override IReadOnlyList<string>? ExpectedOutcomes() =>
        Branches.IsDynamic ? null
        : Branches.ConstantOr([]) is { Count: > 0 } branches ? branches
        : ["Done"];

    public override ActivityResult Execute(ActivityContext context) =>
        context.Get(Branches) is { Count: > 0 } branches ? Complete([.. branches]) : Complete("Done");
}

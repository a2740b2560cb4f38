using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>When a join goes on.</summary>
public enum FlowJoinMode
{
    /// <summary>With the first branch that arrives; what is still under way on the others is withdrawn.</summary>
    WaitAny,

    /// <summary>When every branch has arrived; not at all if one of them was not taken.</summary>
    WaitAll,

    /// <summary>When every branch that was taken has arrived.</summary>
    WaitAllActive,
}

/// <summary>Where branches of a flowchart meet. The flowchart does the waiting: the join itself runs when it goes on.</summary>
[Activity(
    "Elsa.FlowJoin",
    Category = "02 流程控制",
    Name = "汇合",
    EnglishName = "Join",
    Description = "等待各分支汇合。",
    EnglishDescription = "Waits for branches."
)]
public sealed class FlowJoin : Activity
{
    [Input(
        Editor.Dropdown,
        Name = "方式",
        EnglishName = "Mode",
        Options = ["WaitAny|任一到达|Any branch", "WaitAll|全部到达|All branches", "WaitAllActive|所有走过的分支|All branches taken"]
    )]
    public Input<FlowJoinMode> Mode { get; init; } = new(FlowJoinMode.WaitAny);

    public override ActivityResult Execute(ActivityContext context) => Complete();
}

using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Engine.Primitives.Branching;

/// <summary>How many of the cases that match are taken.</summary>
public enum SwitchMode
{
    MatchFirst,
    MatchAny,
}

/// <summary>
/// The branches of the cases that match; the default one only when none did. Completes when all that it scheduled have ended.
/// </summary>
[Activity(
    "Elsa.Switch",
    Category = "02 流程控制",
    Name = "多路选择",
    EnglishName = "Switch",
    Description = "执行符合条件的分支。",
    EnglishDescription = "Runs the branches whose conditions hold."
)]
public sealed class Switch : Activity
{
    private IReadOnlyList<Case> _cases = [];

    [Input(
        Editor.Dropdown,
        Options = ["MatchFirst|第一个符合的|First match", "MatchAny|所有符合的|All matches"],
        Name = "走哪些出口",
        EnglishName = "Which ways"
    )]
    public Input<SwitchMode> Mode { get; init; } = new(SwitchMode.MatchFirst);

    [Port]
    public Activity? Default { get; init; }

    private sealed record Case(Input<bool> Condition, Activity? Branch);

    internal override bool KeepsInputs => false;

    public override ActivityResult Execute(ActivityContext context)
    {
        var matches = _cases.Where(@case => context.Evaluate(@case.Condition));
        var taken = (context.Get(Mode) == SwitchMode.MatchFirst ? matches.Take(1) : matches).ToList();
        var branches = taken.Count > 0 ? taken.Select(@case => @case.Branch) : [Default];
        return ScheduleOrComplete([.. branches.OfType<Activity>().Select(branch => new ChildWork(branch))]);
    }

    public override ActivityResult ChildCompleted(ActivityContext context, ChildCompletion child) =>
        context.HasChildren ? Schedule() : Complete();

    internal override void Read(JsonElement json, ActivityReader reader) =>
        _cases = [
            .. json.Items("cases")
                .Select(
                    (@case, index) =>
                        new Case(
                            reader.ReadCondition(this, $"cases[{index}]", @case),
                            @case.Member("activity") is { } branch ? reader.Read(branch) : null
                        )
                ),
        ];

    private static ActivityResult ScheduleOrComplete(ChildWork[] children) => children.Length == 0 ? Complete() : Schedule(children);
}

using System.Text.Json;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Primitives.Branching;

namespace CaseFlow.Engine.Primitives.Flowcharts;

/// <summary>Leaves a flowchart's node by the labels of the cases that match, else by "Default".</summary>
[Activity(
    "Elsa.FlowSwitch",
    Category = "02 流程控制",
    Name = "分流",
    EnglishName = "Flow switch",
    Description = "按条件走相应的出口。",
    EnglishDescription = "Leaves by the ports whose conditions hold."
)]
[Outcome("Default", "其他", "Default")]
public sealed class FlowSwitch : Activity
{
    private IReadOnlyList<(string Label, Input<bool> Condition)> _cases = [];

    [Input(
        Editor.Dropdown,
        Options = ["MatchFirst|第一个符合的|First match", "MatchAny|所有符合的|All matches"],
        Name = "走哪些出口",
        EnglishName = "Which ways"
    )]
    public Input<SwitchMode> Mode { get; init; } = new(SwitchMode.MatchFirst);

    public override IReadOnlyList<string> ExpectedOutcomes() => [.. _cases.Select(@case => @case.Label), "Default"];

    /// <summary>It may go several ways at once.</summary>
    internal bool TakesAll => Mode.IsDynamic || Mode.Literal?.ToString() == nameof(SwitchMode.MatchAny);

    public override ActivityResult Execute(ActivityContext context)
    {
        var matches = _cases.Where(@case => context.Evaluate(@case.Condition)).Select(@case => @case.Label);
        string[] taken = [.. context.Get(Mode) == SwitchMode.MatchFirst ? matches.Take(1) : matches];
        return taken.Length == 0 ? Complete("Default") : Complete(taken);
    }

    internal override void Read(JsonElement json, ActivityReader reader) =>
        _cases = [
            .. json.Items("cases")
                .Select((@case, index) => (@case.Text("label") ?? $"{index + 1}", reader.ReadCondition(this, $"cases[{index}]", @case))),
        ];
}

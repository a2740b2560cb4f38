using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// A dissatisfied client: registered, analysed, remedied, asked again (form F9, R-ESC-3). "No" goes up one step; the definition says to
/// whom.
/// </summary>
[Activity(
    "CaseFlow.HandleComplaint",
    Stage.FollowUp,
    Name = "投诉处理",
    EnglishName = "Handle a complaint",
    Icon = "mood-angry",
    Description = "登记、分析、补救、回问是否满意（F9）。",
    EnglishDescription = "Registered, remedied, asked again (F9)."
)]
[Outcome(Settled, "已解决", "Settled"), Outcome(Escalated, "升级", "Escalated")]
[UsualTime(minutes: 1440)]
public sealed class HandleComplaint : HumanTask
{
    public const string Settled = nameof(Settled);
    public const string Escalated = nameof(Escalated);

    [Input(Editor.Expression, Name = "顾客所述", EnglishName = "What was said")]
    public Input<string> Said { get; init; } = new("");

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "complaint",
            Role: Roles.CustomerService,
            NeedsCall: true,
            Values: new Dictionary<string, object?> { ["facts"] = context.Get(Said) }
        );
}

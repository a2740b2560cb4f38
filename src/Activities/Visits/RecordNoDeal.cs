using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// Why the visit ended without a paid order, for the follow-ups of R-FUP-8 and for the managers' figures (procedure P1.14, form F16).
/// </summary>
[Activity(
    "CaseFlow.RecordNoDeal",
    Stage.Departure,
    Name = "未成交登记",
    EnglishName = "Record no deal",
    Icon = "mood-sad",
    Description = "登记未成交原因，供回访与分析。",
    EnglishDescription = "Why there was no deal."
)]
[Outcome(Recorded, "已登记", "Recorded")]
[UsualTime(minutes: 120)]
public sealed class RecordNoDeal : HumanTask
{
    public const string Recorded = nameof(Recorded);

    /// <summary>What was said already, as the form's start.</summary>
    [Input(Editor.Expression, Name = "已知原因", EnglishName = "Known reason")]
    public Input<string> KnownReason { get; init; } = new("");

    [Output(Name = "未成交原因", EnglishName = "Cause")]
    public Output<string> Cause { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "no-deal",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?> { ["details"] = context.Get(KnownReason) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        context.Set(Cause, new FormValues(task.Values).Text("cause"));
        return Complete(Recorded);
    }
}

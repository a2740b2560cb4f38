using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// R-ESC-1: an adverse reaction goes to the treating doctor at once (contact within a day), and the medical director is told.
/// </summary>
/// <remarks>During the treatment or after it: it belongs to whatever stage the journey is in.</remarks>
[Activity(
    "CaseFlow.AssessReaction",
    Name = "不良反应评估",
    EnglishName = "Assess the reaction",
    Icon = "alert-triangle",
    Category = "01 通用",
    Description = "医生评估：无碍、复诊或转院；同时告知科室主任。",
    EnglishDescription = "Harmless, recheck or emergency; the medical director is told."
)]
[Outcome(Harmless, "无碍", "Harmless"), Outcome(Recheck, "需复诊", "Recheck"), Outcome(Emergency, "紧急转院", "Emergency")]
[UsualTime(minutes: 10)]
public sealed class AssessReaction : HumanTask
{
    public const string Harmless = nameof(Harmless);
    public const string Recheck = nameof(Recheck);
    public const string Emergency = nameof(Emergency);

    /// <summary>What was seen or told.</summary>
    [Input(Editor.Expression, Name = "现象", EnglishName = "What was reported")]
    public Input<string> Reported { get; init; } = new("");

    /// <summary>The client has to be called: their number is shown.</summary>
    [Input(Editor.CheckBox, Name = "电话联系", EnglishName = "By phone")]
    public Input<bool> ByPhone { get; init; } = new(false);

    public override ActivityResult Execute(ActivityContext context)
    {
        var facts = new Dictionary<string, object?> { ["reported"] = context.Get(Reported) };
        context.Emit(new MessageRequested("notice", $"role:{Roles.MedicalDirector}", "treatment.adverse-reaction", facts, IsUrgent: true));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "adverse-reaction",
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            NeedsCall: context.Get(ByPhone),
            Values: new Dictionary<string, object?> { ["reported"] = context.Get(Reported) },
            TellsRole: true,
            IsUrgent: true
        );

    protected override DateTimeOffset? Moment(ActivityContext context) => context.Get(ByPhone) ? context.Now.AddDays(1) : null;
}

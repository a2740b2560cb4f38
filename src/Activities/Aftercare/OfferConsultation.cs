using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Aftercare;

/// <summary>The client wants more: their consultant calls and agrees a new consultation (procedure P8).</summary>
[Activity(
    "CaseFlow.OfferConsultation",
    Stage.FollowUp,
    Name = "邀约面诊",
    EnglishName = "Offer a consultation",
    Icon = "calendar-heart",
    Description = "顾问联系，约定新的面诊。",
    EnglishDescription = "The consultant agrees a new consultation."
)]
[Outcome(Invited, "已约定", "Agreed"), Outcome(NotNow, "暂不", "Not now")]
[UsualTime(minutes: 1440)]
public sealed class OfferConsultation : HumanTask
{
    public const string Invited = nameof(Invited);
    public const string NotNow = nameof(NotNow);

    [Input(Editor.Expression, Name = "顾客所述", EnglishName = "What was said")]
    public Input<string> Said { get; init; } = new("");

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "offer",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            NeedsCall: true,
            Values: new Dictionary<string, object?> { ["wishes"] = context.Get(Said) }
        );
}

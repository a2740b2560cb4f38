using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>Belongings, a parking voucher if the client spent today, the survey (procedure P1.14). The visit is over with it.</summary>
[Activity(
    "CaseFlow.SeeOff",
    Stage.Departure,
    Name = "送客离院",
    EnglishName = "Departure",
    Icon = "door-exit",
    Description = "随身物品、停车券、满意度链接。",
    EnglishDescription = "Belongings, parking voucher, survey link."
)]
[Outcome(Departed, "已离院", "Departed")]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class SeeOff : HumanTask
{
    public const string Departed = nameof(Departed);

    /// <summary>The client spent money today: a parking voucher is due.</summary>
    [Input(Editor.CheckBox, Name = "今日有消费", EnglishName = "Spent today")]
    public Input<bool> SpentToday { get; init; } = new(false);

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "departure",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?> { ["spentToday"] = context.Get(SpentToday) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        context.Emit(new MessageRequested("sms", "client", "departure.survey", new Dictionary<string, object?>()));
        return Complete(Departed);
    }
}

using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// 术前告知: risks and limits of each item are explained point by point, before anyone pays (procedure P1.7, form F7 part 1). Where no item
/// needs it nobody is asked.
/// </summary>
/// <remarks>Waits as a task for the journey's consultant. A restart changes nothing.</remarks>
[Activity(
    "CaseFlow.PreOpNotice",
    Stage.Notice,
    Name = "术前告知",
    EnglishName = "Pre-op notice",
    Icon = "list-check",
    Description = "付款之前逐项说明目的、风险与限制（F7 第一部分）。",
    EnglishDescription = "Purpose, risks and limits explained point by point, before payment (F7, part 1)."
)]
[Outcome(Understood, "已理解", "Understood")]
[Outcome(Question, "还有疑问", "A question", EndsEarly = true)]
[Outcome(Declined, "不做了", "Declined", EndsEarly = true)]
[UsualTime(minutes: 20)]
[ClientWaits]
public sealed class PreOpNotice : HumanTask
{
    public const string Understood = nameof(Understood);
    public const string Question = nameof(Question);
    public const string Declined = nameof(Declined);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "过敏", EnglishName = "Allergies")]
    public Input<IReadOnlyList<string>> Allergies { get; init; } = new([]);

    public override ActivityResult Execute(ActivityContext context) =>
        Explained(context).Count > 0 ? base.Execute(context) : Complete(Understood);

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "pre-op-notice",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = string.Join("、", Explained(context).Select(item => item.Name)),
                ["knownAllergies"] = string.Join("、", context.Get(Allergies)),
                ["texts"] = Explained(context).Select(item => "notice." + item.Category).Distinct().ToList(),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Understood)
            context.Emit(
                new CareRecorded(
                    CareKinds.Notice,
                    Explained(context),
                    task.Person,
                    string.Join(", ", new FormValues(task.Values).List<string>("texts"))
                )
            );
        return Complete(task.Outcome);
    }

    private List<PlanItem> Explained(ActivityContext context) =>
        [.. context.Get(Items).Where(item => CategoryNeeds.Of(item.Category).Signed)];
}

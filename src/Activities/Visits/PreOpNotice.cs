using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// 术前告知: risks and limits of each item are explained point by point, before anyone pays (procedure P1.7, form F7 part 1). Nobody is
/// asked where no item needs it, or where it was done in this journey already.
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

    private const string Open = "open";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "过敏", EnglishName = "Allergies")]
    public Input<IReadOnlyList<string>> Allergies { get; init; } = new([]);

    public override ActivityResult Execute(ActivityContext context) =>
        CategoryNeeds.Signing(context.Get(Items)) is { Count: > 0 } explained
            ? Ask(new CareAsked([CareKinds.Notice], explained))
            : Complete(Understood);

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not CareAsked asked)
            return base.Answered(context, question, reply);
        var open = CareLacking.Of(reply).At(CareKinds.Notice);
        if (open.Count == 0)
            return Complete(Understood);
        context.SetLocal(Open, ValueJson.From(open.Select(place => asked.Items[place]).ToList()));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var explained = Explained(context);
        return new TaskRequest(
            Form: "pre-op-notice",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["items"] = PlanItem.Shown(explained),
                ["knownAllergies"] = string.Join("、", context.Get(Allergies)),
                ["texts"] = explained.Select(item => "notice." + item.Category).Distinct().ToList(),
            }
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        task.Outcome == Understood
            ? Ask(
                new RecordCare(
                    Understood,
                    [CareKinds.Notice],
                    Explained(context),
                    task.Person,
                    string.Join(", ", new FormValues(task.Values).List<string>("texts"))
                )
            )
            : Complete(task.Outcome);

    private static IReadOnlyList<PlanItem> Explained(ActivityContext context) =>
        ValueJson.To<IReadOnlyList<PlanItem>>(context.GetLocal(Open)) ?? [];
}

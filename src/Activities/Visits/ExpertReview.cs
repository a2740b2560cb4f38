using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The expert reads the consultant's plan, examines the client and decides (procedure P1.6, form F5). No price is shown or asked here.
/// A plan with a contra-indication is not approved (R-SAFE-7): the doctor takes the item out, or lifts the tick and says why.
/// </summary>
/// <remarks>
/// Waits as a task for the doctor whom the consultant recommended, or for any doctor of the branch. A restart changes nothing.
/// </remarks>
[Activity(
    "CaseFlow.ExpertReview",
    Stage.Review,
    Name = "专家会诊",
    EnglishName = "Expert review",
    Icon = "stethoscope",
    Description = "医生审阅方案、检查并作出结论（F5），不涉及价格。",
    EnglishDescription = "A doctor examines and decides (F5); no prices."
)]
[Outcome(Approved, "同意", "Approved")]
[Outcome(Changed, "调整方案", "Changed")]
[Outcome(Refused, "不同意", "Refused", EndsEarly = true)]
[Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class ExpertReview : HumanTask
{
    public const string Approved = nameof(Approved);
    public const string Changed = nameof(Changed);
    public const string Refused = nameof(Refused);

    [Input(Editor.Expression, Name = "推荐项目", EnglishName = "Proposed items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "设计方案", EnglishName = "Design plan")]
    public Input<string> DesignPlan { get; init; } = new("");

    /// <summary>The items that the doctor agrees to, for the order that follows; set when approved or changed.</summary>
    [Output(Name = "医生同意的项目", EnglishName = "Agreed items")]
    public Output<IReadOnlyList<PlanItem>> AgreedItems { get; init; } = new();

    /// <summary>The same items, as the plan from now on.</summary>
    [Output(Name = "新方案", EnglishName = "Plan from now on")]
    public Output<IReadOnlyList<PlanItem>> Plan { get; init; } = new();

    [Output(Name = "医生意见", EnglishName = "Assessment")]
    public Output<string> Assessment { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "expert-review",
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?>
            {
                ["designPlan"] = context.Get(DesignPlan),
                ["agreedItems"] = context.Get(Items).Select(item => item with { UnitPrice = null }).ToList(),
            },
            TellsRole: true
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome is Approved or Changed)
        {
            var form = new FormValues(task.Values);
            if (task.Outcome == Approved && form.Chosen("contraindications").Count > 0)
                return Refuse(new StimulusRefusal("contraindications", "review.contraindicated"));
            var agreed = form.List<PlanItem>("agreedItems");
            context.Set(AgreedItems, agreed);
            context.Set(Plan, agreed);
            context.Set(Assessment, form.Text("assessment"));
            context.Emit(new JourneyStaffed(Roles.Doctor, task.Person));
            if (agreed.Count > 0)
                return Ask(new RecordCare(task.Outcome, [CareKinds.Review], agreed, task.Person));
        }

        return Complete(task.Outcome);
    }
}

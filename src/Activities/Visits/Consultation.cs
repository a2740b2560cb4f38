using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The consultant learns what the client needs, designs the plan and proposes items (procedure P1.5, form F4). When a doctor changed the
/// plan,
/// the consultation starts again from the doctor's items.
/// </summary>
/// <remarks>Waits as a task for the journey's consultant; colleagues may take it too. A restart changes nothing.</remarks>
[Activity(
    "CaseFlow.Consultation",
    Stage.Consultation,
    Name = "面诊咨询",
    EnglishName = "Consultation",
    Icon = "messages",
    Description = "顾问了解需求、设计方案、推荐项目（F4）。",
    EnglishDescription = "Needs, design plan and proposed items (F4)."
)]
[Outcome(Proceed, "继续", "Proceed")]
[Outcome(ThinkAboutIt, "再考虑", "Think about it", EndsEarly = true)]
[Outcome(NotSuitable, "不适合", "Not suitable", EndsEarly = true)]
[Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 45)]
[ClientWaits]
public sealed class Consultation : HumanTask
{
    public const string Proceed = nameof(Proceed);
    public const string ThinkAboutIt = nameof(ThinkAboutIt);
    public const string NotSuitable = nameof(NotSuitable);

    /// <summary>The form's items at the start: what the doctor agreed to, or what the client had chosen before.</summary>
    [Input(Editor.Expression, Name = "已有方案", EnglishName = "Items so far")]
    public Input<IReadOnlyList<PlanItem>> ItemsSoFar { get; init; } = new([]);

    /// <summary>What the doctor wrote about the plan.</summary>
    [Input(Editor.Expression, Name = "医生意见", EnglishName = "Doctor's assessment")]
    public Input<string> Assessment { get; init; } = new("");

    [Output(Name = "推荐项目", EnglishName = "Proposed items")]
    public Output<IReadOnlyList<PlanItem>> Items { get; init; } = new();

    /// <summary>The consultant wants a doctor to look although no item demands it.</summary>
    [Output(Name = "要求会诊", EnglishName = "Review wanted")]
    public Output<bool> ReviewWanted { get; init; } = new();

    [Output(Name = "设计方案", EnglishName = "Design plan")]
    public Output<string> DesignPlan { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "consultation",
            Role: Roles.Consultant,
            PersonOfJourney: Roles.Consultant,
            Values: new Dictionary<string, object?>
            {
                ["proposedItems"] = context.Get(ItemsSoFar),
                ["doctorAssessment"] = context.Get(Assessment),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Proceed)
        {
            var form = new FormValues(task.Values);
            context.Set(Items, form.List<PlanItem>("proposedItems"));
            context.Emit(new ItemsPlanned(form.List<PlanItem>("proposedItems")));
            context.Set(ReviewWanted, form.Flag("reviewWanted"));
            context.Set(DesignPlan, form.Text("designPlan"));
            if (form.Text("recommendedDoctor") is { Length: > 0 } doctor)
                context.Emit(new JourneyStaffed(Roles.Doctor, doctor));
        }

        return Complete(task.Outcome);
    }
}

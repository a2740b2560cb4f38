using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Photography;

/// <summary>
/// Plan and areas are confirmed with the client, and the room is prepared by the checklist R-PHO-2 (procedure P5, form F12). Before a
/// treatment nobody is asked where none of its items needs photos (R-CAT-1), or where they were taken in this journey already.
/// </summary>
[Activity(
    "CaseFlow.ConfirmPhotoPlan",
    Stage.Photography,
    Name = "拍照确认",
    EnglishName = "Confirm the photo plan",
    Icon = "checklist",
    Description = "确认方案与部位，按清单布光。",
    EnglishDescription = "Plan and areas confirmed, lights set by the checklist."
)]
[Outcome(Confirmed, "已确认", "Confirmed"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 15)]
[ClientWaits]
public sealed class ConfirmPhotoPlan : HumanTask
{
    public const string Confirmed = nameof(Confirmed);

    private const string Before = "before";

    /// <summary><c>before</c>, <c>after</c> or <c>recheck</c>.</summary>
    [Input(
        Editor.Dropdown,
        Name = "时期",
        EnglishName = "Phase",
        Options = ["before|术前|Before", "after|术后|After", "recheck|复诊|Recheck"]
    )]
    public Input<string> Phase { get; init; } = new(Before);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Output(Name = "部位", EnglishName = "Areas")]
    public Output<IReadOnlyList<string>> Areas { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Phase) != Before || context.Get(Items) is not { Count: > 0 } items)
            return base.Execute(context);
        var shown = items.Where(item => CategoryNeeds.Of(item.Category).PhotosBefore).ToList();
        return shown.Count == 0 ? NothingToTake(context) : Ask(new CareAsked([CareKinds.PhotosBefore], shown));
    }

    private ActivityResult NothingToTake(ActivityContext context)
    {
        context.Set(Areas, []);
        return Complete(Confirmed);
    }

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "photo-plan",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?> { ["phase"] = context.Get(Phase), ["items"] = PlanItem.Shown(context.Get(Items)) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Abandoned)
            return Complete(Abandoned);
        return context.Get(Phase) == Before
            ? Ask(new SettingsAsked([CareSettings.PhotoChecklist], task))
            : Confirm(context, new FormValues(task.Values));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (reply.IsYes && question is CareAsked)
            return CareLacking.Of(reply).Lacks(CareKinds.PhotosBefore) ? base.Execute(context) : NothingToTake(context);
        if (!reply.IsYes || question is not SettingsAsked { Task: { } task })
            return base.Answered(context, question, reply);
        var form = new FormValues(task.Values);
        var open = SomeOf.Read(new SettingValues(reply).Text(CareSettings.PhotoChecklist)).Where(point => !form.Flag(point)).ToList();
        return open.Count > 0
            ? Refuse([.. open.Select(point => new StimulusRefusal(point, "photo.checklist-open"))])
            : Confirm(context, form);
    }

    private ActivityResult Confirm(ActivityContext context, FormValues form)
    {
        context.Set(Areas, form.List<string>("areas"));
        return Complete(Confirmed);
    }
}

using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The assistant cleans the skin and applies the topical anaesthetic; its start is noted (R-TRE-3). The wait itself is the next activity.
/// Nobody is numbed with what they may not get by what is known of them (R-SAFE-4): the form says so before, and lets go only when the
/// anaesthetic is left out.
/// </summary>
[Activity(
    "CaseFlow.PrepareSkin",
    Stage.Treatment,
    Name = "清洁敷麻",
    EnglishName = "Clean and numb",
    Icon = "droplet",
    Description = "清洁皮肤，敷麻药并记录开始时间。",
    EnglishDescription = "Skin cleaned, anaesthetic applied, start noted."
)]
[Outcome(Prepared, "准备完成", "Prepared"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)]
[UsualTime(minutes: 20)]
[ClientWaits]
public sealed class PrepareSkin : HumanTask
{
    public const string Prepared = nameof(Prepared);
    private const string Against = "against";

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>Minutes to wait from now: the longest of the items; 0 when none needs numbing or it was left out.</summary>
    [Output(Name = "敷麻分钟", EnglishName = "Minutes to wait")]
    public Output<int> Minutes { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) =>
        Longest(context) > 0 ? Ask(Anaesthetic(null)) : base.Execute(context);

    /// <summary>Asked when the work begins, for the form, and when it is done: what is known then counts.</summary>
    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not SafetyAsked asked)
            return base.Answered(context, question, reply);
        var answer = SafetyAnswer.Of(reply);
        context.SetLocal(Against, string.Join("\n", answer.Held));
        if (asked.Task is not { } task)
            return base.Execute(context);
        return answer.Holds ? Again(context, task) : Finish(context, Longest(context));
    }

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "preparation",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?>
            {
                ["anaestheticMinutes"] = Longest(context),
                ["needsAnaesthetic"] = Longest(context) > 0,
                ["against"] = context.GetLocal(Against),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome != Prepared)
            return Complete(task.Outcome);
        if (Longest(context) == 0 || new FormValues(task.Values).Flag("anaestheticLeftOut"))
            return Finish(context, 0);
        return Ask(Anaesthetic(task));
    }

    private ActivityResult Finish(ActivityContext context, int minutes)
    {
        context.Set(Minutes, minutes);
        return Complete(Prepared);
    }

    private static SafetyAsked Anaesthetic(TaskCompleted? task) =>
        new([SafetyThing.OfAnaesthetic(SafetyThing.Topical, "anaestheticLeftOut")], HoldsWarnings: true, Refuses: task is not null, task);

    private int Longest(ActivityContext context) => context.Get(Items).Select(item => item.AnaestheticMinutes).DefaultIfEmpty(0).Max();
}

using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The assistant cleans the skin and applies the topical anaesthetic; its start is noted (R-TRE-3). The wait itself is the next activity.
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
[Outcome(Prepared, "准备完成", "Prepared"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 20)]
[ClientWaits]
[TouchesClient]
public sealed class PrepareSkin : HumanTask
{
    public const string Prepared = nameof(Prepared);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>Minutes to wait from now: the longest of the items; 0 when none needs numbing or it was left out.</summary>
    [Output(Name = "敷麻分钟", EnglishName = "Minutes to wait")]
    public Output<int> Minutes { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "preparation",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?>
            {
                ["anaestheticMinutes"] = Longest(context),
                ["needsAnaesthetic"] = Longest(context) > 0,
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Prepared)
            context.Set(Minutes, new FormValues(task.Values).Flag("anaestheticLeftOut") ? 0 : Longest(context));
        return Complete(task.Outcome);
    }

    private int Longest(ActivityContext context) => context.Get(Items).Select(item => item.AnaestheticMinutes).DefaultIfEmpty(0).Max();
}

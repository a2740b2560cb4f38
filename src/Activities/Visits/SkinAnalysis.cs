using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>Image and the eight scores of the skin analyser (procedure P1.4, form F3). May be waived with a reason.</summary>
[Activity(
    "CaseFlow.SkinAnalysis",
    Stage.Consultation,
    Name = "皮肤检测",
    EnglishName = "Skin analysis",
    Icon = "scan",
    Description = "皮肤检测仪图像与八项评分（F3），可注明原因免做。",
    EnglishDescription = "Image and eight percentiles (F3); may be waived with a reason."
)]
[
    Outcome(Analysed, "检测完成", "Analysed"),
    Outcome(Waived, "免做", "Waived", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 20)]
[ClientWaits]
public sealed class SkinAnalysis : HumanTask
{
    public const string Analysed = nameof(Analysed);
    public const string Waived = nameof(Waived);

    /// <summary>False: there is nothing to analyse, and nobody is asked.</summary>
    [Input(Editor.CheckBox, Name = "需要检测", EnglishName = "Wanted")]
    public Input<bool> Wanted { get; init; } = new(true);

    /// <summary>What was measured, for the consultant; nothing when it was waived.</summary>
    [Output(Name = "检测结果", EnglishName = "Findings")]
    public Output<IReadOnlyDictionary<string, object?>> Findings { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) => context.Get(Wanted) ? base.Execute(context) : Complete(Waived);

    protected override TaskRequest Request(ActivityContext context) =>
        new(Form: "skin-analysis", Role: Roles.Assistant, PersonOfJourney: Roles.Assistant);

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Analysed)
            context.Set(Findings, task.Values);
        return Complete(task.Outcome);
    }
}

using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The gate found something missing (R-TRE-1). It is made up for here, or by the steps that the definition draws for it, and the gate looks
/// again, as often as needed; only a doctor settles a conflict.
/// </summary>
[Activity(
    "CaseFlow.ResolveGap",
    Stage.Treatment,
    Name = "处理缺项",
    EnglishName = "Resolve what is missing",
    Icon = "shield-exclamation",
    Description = "补齐缺项后再次核查，或今日不做。",
    EnglishDescription = "Made up for and looked at again, or not today."
)]
[
    Outcome(Resolved, "已补齐，再次核查", "Look again"),
    Outcome(Sign, "补告知与签署", "Explain and sign", WhereDrawn = true),
    Outcome(Review, "请医生会诊", "Expert review", WhereDrawn = true),
    Outcome(Photograph, "补拍术前照", "Take the photos", WhereDrawn = true),
    Outcome(Stopped, "今日不做", "Not today", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 15)]
public sealed class ResolveGap : HumanTask
{
    public const string Resolved = nameof(Resolved);
    public const string Sign = nameof(Sign);
    public const string Review = nameof(Review);
    public const string Photograph = nameof(Photograph);
    public const string Stopped = nameof(Stopped);

    private static readonly Dictionary<string, string> Words = new()
    {
        [GateGaps.Payment] = "项目未缴费，或未列入已缴费的订单 / not paid",
        [GateGaps.Notice] = "未做术前告知 / pre-op notice",
        [GateGaps.Consent] = "未签同意书 / consent",
        [GateGaps.Review] = "医生未会诊同意（30 天内） / expert review within 30 days",
        [GateGaps.Photos] = "无术前照 / pre-op photos",
        [GateGaps.Facts] = "今日未确认病史与过敏（在顾客页确认） / medical facts not confirmed today (on the client's page)",
        [GateGaps.Allergy] = "过敏冲突 / allergy conflict",
        [GateGaps.Conflict] =
            "医疗冲突未由医生放行（先处理页首所列冲突的医生待办） / a medical conflict that no doctor has cleared (see above)",
    };

    /// <summary>The steps that make up for what is missing.</summary>
    private static readonly (string Outcome, string[] For)[] Ways =
    [
        (Sign, [GateGaps.Notice, GateGaps.Consent]),
        (Review, [GateGaps.Review]),
        (Photograph, [GateGaps.Photos]),
    ];

    [Input(Editor.Expression, Name = "缺项", EnglishName = "What is missing")]
    public Input<IReadOnlyList<string>> Gaps { get; init; } = new([]);

    /// <summary>A doctor has settled the allergy conflict.</summary>
    [Output(Name = "过敏冲突已解决", EnglishName = "Allergy conflict settled")]
    public Output<bool> AllergySettled { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context)
    {
        var gaps = context.Get(Gaps);
        return new TaskRequest(
            Form: "gate-missing",
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?>
            {
                ["missing"] = string.Join("\n", gaps.Select(gap => Words.GetValueOrDefault(gap, gap))),
                ["hasAllergyConflict"] = gaps.Contains(GateGaps.Allergy),
                ["lacksPhotos"] = gaps.Contains(GateGaps.Photos),
            },
            Outcomes: [.. Ways.Where(way => way.For.Intersect(gaps).Any()).Select(way => way.Outcome), Resolved, Stopped, Abandoned],
            TellsRole: true
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome is Stopped or Abandoned)
            return Complete(task.Outcome);
        var form = new FormValues(task.Values);
        if (context.Get(Gaps).Contains(GateGaps.Allergy)) // what was settled before stays so
            context.Set(AllergySettled, form.Flag("allergySettled"));
        return form.Flag("photosWaived")
            ? Ask(new RecordCare(task.Outcome, [CareKinds.PhotosWaived], [], task.Person))
            : Complete(task.Outcome);
    }
}

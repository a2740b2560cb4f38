using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// The gate found something missing (R-TRE-1). A doctor may settle an allergy conflict here that the consent told of; what is known of the
/// client and speaks against the treatment is decided at its own task first (R-SAFE-6). What else is missing has to be made up for, and
/// the gate asks again.
/// </summary>
[Activity(
    "CaseFlow.ResolveGap",
    Stage.Treatment,
    Name = "处理缺项",
    EnglishName = "Resolve what is missing",
    Icon = "shield-exclamation",
    Description = "医生处理过敏冲突或终止治疗。",
    EnglishDescription = "A doctor settles an allergy conflict, or stops."
)]
[
    Outcome(Resolved, "已解决", "Resolved"),
    Outcome(Stopped, "停止治疗", "Stopped", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true)
]
[UsualTime(minutes: 15)]
public sealed class ResolveGap : HumanTask
{
    public const string Resolved = nameof(Resolved);
    public const string Stopped = nameof(Stopped);

    private static readonly Dictionary<string, string> Words = new()
    {
        ["payment"] = "未缴费 / payment",
        ["consent"] = "未签同意书 / consent",
        ["review"] = "未会诊 / expert review",
        ["photos"] = "无术前照 / pre-op photos",
        ["allergy"] = "过敏冲突 / allergy conflict",
        ["conflict"] = "病史冲突，待医生决定 / medical conflict, a doctor decides",
    };

    [Input(Editor.Expression, Name = "缺项", EnglishName = "What is missing")]
    public Input<IReadOnlyList<string>> Gaps { get; init; } = new([]);

    /// <summary>What the treatment is about; nothing: medical conflicts are left to the gate.</summary>
    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>A doctor has settled the allergy conflict.</summary>
    [Output(Name = "过敏冲突已解决", EnglishName = "Allergy conflict settled")]
    public Output<bool> AllergySettled { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "gate-missing",
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?>
            {
                ["missing"] = string.Join("\n", context.Get(Gaps).Select(gap => Words.GetValueOrDefault(gap, gap))),
                ["hasAllergyConflict"] = context.Get(Gaps).Contains("allergy"),
            }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome != Resolved)
            return Complete(task.Outcome);
        context.Set(AllergySettled, new FormValues(task.Values).Flag("allergySettled"));
        return Ask(new SafetyAsked(SafetyThing.Of(context.Get(Items)), HoldsWarnings: true, Refuses: false));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, SafetyAsked) when SafetyAnswer.Of(reply) is { Holds: true } answer => Refuse(
                new StimulusRefusal("decision", "safety.undecided", string.Join("、", answer.Held))
            ),
            (true, SafetyAsked) => Complete(Resolved),
            _ => base.Answered(context, question, reply),
        };
}

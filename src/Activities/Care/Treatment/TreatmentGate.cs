using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// Automatic: R-TRE-1: no treatment without paid order, signed consent, expert review where an item demands it, pre-op photos, and none
/// while something that is known of the client speaks against it and no doctor has cleared it, whoever ticked what (R-SAFE-4).
/// </summary>
[Activity(
    "CaseFlow.TreatmentGate",
    Stage.Treatment,
    Name = "治疗前核查",
    EnglishName = "Treatment gate",
    Icon = "shield-check",
    Description = "自动：缴费、同意书、会诊、术前照、过敏冲突。",
    EnglishDescription = "Automatic: paid, consent, review, photos, allergies."
)]
[Outcome(Ready, "齐备", "Ready"), Outcome(Missing, "有缺项", "Missing")]
public sealed class TreatmentGate : Activity
{
    public const string Ready = nameof(Ready);
    public const string Missing = nameof(Missing);

    [Input(Editor.CheckBox, Name = "已缴费", EnglishName = "Paid")]
    public Input<bool> Paid { get; init; } = new(false);

    [Input(Editor.CheckBox, Name = "已签同意书", EnglishName = "Consent signed")]
    public Input<bool> ConsentSigned { get; init; } = new(false);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "医生同意的项目", EnglishName = "Items agreed by a doctor")]
    public Input<IReadOnlyList<PlanItem>> AgreedItems { get; init; } = new([]);

    [Input(Editor.CheckBox, Name = "已拍术前照", EnglishName = "Photos taken")]
    public Input<bool> PhotosTaken { get; init; } = new(false);

    [Input(Editor.CheckBox, Name = "过敏冲突未解决", EnglishName = "Unresolved allergy conflict")]
    public Input<bool> AllergyConflict { get; init; } = new(false);

    /// <summary>What is missing: <c>payment</c>, <c>consent</c>, <c>review</c>, <c>photos</c>, <c>allergy</c>, <c>conflict</c>.</summary>
    [Output(Name = "缺项", EnglishName = "What is missing")]
    public Output<IReadOnlyList<string>> Gaps { get; init; } = new();

    /// <summary>What is known of the client and speaks against it, in words.</summary>
    [Output(Name = "医疗冲突", EnglishName = "Medical conflicts")]
    public Output<IReadOnlyList<string>> Conflicts { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) =>
        Ask(new SafetyAsked(SafetyThing.Of(context.Get(Items)), HoldsWarnings: true, Refuses: false));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not SafetyAsked)
            return base.Answered(context, question, reply);
        var held = SafetyAnswer.Of(reply).Held;
        context.Set(Conflicts, held);
        var agreed = context.Get(AgreedItems).Select(item => item.ItemId).ToHashSet();
        var reviewed = context.Get(Items).All(item => !item.DemandsReview || agreed.Contains(item.ItemId));
        (string Name, bool IsThere)[] needs =
        [
            ("payment", context.Get(Paid)),
            ("consent", context.Get(ConsentSigned)),
            ("review", reviewed),
            ("photos", context.Get(PhotosTaken)),
            ("allergy", !context.Get(AllergyConflict)),
            ("conflict", held.Count == 0),
        ];
        IReadOnlyList<string> gaps = [.. needs.Where(need => !need.IsThere).Select(need => need.Name)];
        context.Set(Gaps, gaps);
        return Complete(gaps.Count == 0 ? Ready : Missing);
    }
}

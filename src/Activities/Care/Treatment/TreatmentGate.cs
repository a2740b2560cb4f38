using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// Automatic: R-TRE-1: no treatment of what is not paid, explained, signed, reviewed where an item demands it, photographed where its
/// category asks, with medical facts that nobody confirmed today, or with an unresolved conflict.
/// </summary>
/// <remarks>
/// It asks for the records themselves, whoever started the treatment: what a definition hands in proves nothing. It may only add a
/// conflict.
/// </remarks>
[Activity(
    "CaseFlow.TreatmentGate",
    Stage.Treatment,
    Name = "治疗前核查",
    EnglishName = "Treatment gate",
    Icon = "shield-check",
    Description = "自动核查记录：缴费、告知、同意书、会诊、术前照、病史确认、禁忌冲突。",
    EnglishDescription = "Automatic, by the records: paid, notice, consent, review, photos, facts, conflicts."
)]
[Outcome(Ready, "齐备", "Ready"), Outcome(Missing, "有缺项", "Missing")]
public sealed class TreatmentGate : Activity
{
    public const string Ready = nameof(Ready);
    public const string Missing = nameof(Missing);

    [Input(Editor.Expression, Name = "项目", EnglishName = "Items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    /// <summary>Somebody said that a conflict is left.</summary>
    [Input(Editor.CheckBox, Name = "过敏冲突未解决", EnglishName = "Unresolved allergy conflict")]
    public Input<bool> AllergyConflict { get; init; } = new(false);

    /// <summary>What is missing, of <see cref="GateGaps"/>.</summary>
    [Output(Name = "缺项", EnglishName = "What is missing")]
    public Output<IReadOnlyList<string>> Gaps { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) => Ask(new GateCheck(context.Get(Items)));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not GateCheck)
            return base.Answered(context, question, reply);
        IReadOnlyList<string> gaps =
        [
            .. ValueJson.To<IReadOnlyList<string>>(reply.Facts) ?? [],
            .. context.Get(AllergyConflict) ? [GateGaps.Allergy] : Array.Empty<string>(),
        ];
        context.Set(Gaps, gaps);
        return Complete(gaps.Count == 0 ? Ready : Missing);
    }
}

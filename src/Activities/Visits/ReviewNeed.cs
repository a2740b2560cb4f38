using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// Automatic: does a doctor have to look at the plan (procedure P1.6)? Yes for items that demand it by themselves or by their category
/// (R-CAT-1), for those that something known of the client stops (R-SAFE-5), and at the consultant's wish; no for a plan that a doctor has
/// agreed to already: the same items, in the same areas, not more of them.
/// </summary>
[Activity(
    "CaseFlow.ReviewNeed",
    Stage.Review,
    Name = "是否需要会诊",
    EnglishName = "Review needed?",
    Icon = "help-hexagon",
    Description = "按项目要求与医生已同意的方案判断。",
    EnglishDescription = "By the items and by what a doctor has agreed to."
)]
[Outcome(Needed, "需要", "Needed"), Outcome(NotNeeded, "不需要", "Not needed")]
public sealed class ReviewNeed : Activity
{
    public const string Needed = nameof(Needed);
    public const string NotNeeded = nameof(NotNeeded);

    [Input(Editor.Expression, Name = "推荐项目", EnglishName = "Proposed items")]
    public Input<IReadOnlyList<PlanItem>> Items { get; init; } = new([]);

    [Input(Editor.Expression, Name = "医生同意的项目", EnglishName = "Agreed items")]
    public Input<IReadOnlyList<PlanItem>> AgreedItems { get; init; } = new([]);

    [Input(Editor.Expression, Name = "要求会诊", EnglishName = "Review wanted")]
    public Input<bool> ReviewWanted { get; init; } = new(false);

    public override ActivityResult Execute(ActivityContext context)
    {
        var agreed = context.Get(AgreedItems);
        var open = context.Get(Items).Where(item => !item.IsAmong(agreed)).ToList();
        var needed =
            open.Exists(item => CategoryNeeds.Of(item.Category, item.DemandsReview).Review)
            || (context.Get(ReviewWanted) && open.Count > 0);
        return needed ? Complete(Needed)
            : open.Count > 0 ? Ask(new StopAsked(open))
            : Complete(NotNeeded);
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        reply.IsYes && question is StopAsked ? Complete(reply.Facts is true ? Needed : NotNeeded) : base.Answered(context, question, reply);
}

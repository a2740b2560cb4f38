using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Automatic: waits until nothing is left of a balance line, because it was performed, paid back or priced away, by whichever journey.
/// </summary>
/// <remarks>It has no time limit of its own: what is paid does not expire. A restart changes nothing: the wait is a bookmark.</remarks>
[Activity(
    "CaseFlow.BalanceSettled",
    Stage.FollowUp,
    Name = "余项已清",
    EnglishName = "Nothing is left",
    Icon = "circle-check",
    Description = "自动：等到该余项已执行或已退完。",
    EnglishDescription = "Automatic: until the line is performed or paid back."
)]
public sealed class BalanceSettled : Activity
{
    /// <summary>What <see cref="BalanceEvents.Open"/> brought.</summary>
    [Input(Editor.Expression, Name = "余项", EnglishName = "Balance line")]
    public Input<IReadOnlyDictionary<string, object?>> About { get; init; } = new(new Dictionary<string, object?>());

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context) => Ask(AwaitBalance.Question(context.Get(About)));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) => Complete();

    /// <summary>Somebody ended the journey: what is left must not be forgotten with it.</summary>
    public override void Cancelled(ActivityContext context)
    {
        var line = AwaitBalance.Question(context.Get(About));
        context.Emit(new BalanceUnwatched(line.Order, line.Line));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes)
            return base.Answered(context, question, reply);
        return ValueJson.To<BalanceFacts>(reply.Facts)!.Balance == 0
            ? Complete()
            : Wait(WaitFor.Stimulus(StimulusKey.Event(BalanceEvents.Settled), "settled"));
    }
}

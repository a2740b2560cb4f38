using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Automatic: waits until the day on which a balance line is to be seen to (R-BAL-3), also when that day is moved meanwhile. Goes on at
/// once where nobody has said a day, and where nothing is left.
/// </summary>
/// <remarks>Whatever wakes it, it asks the room again. A restart changes nothing: the wait is a bookmark.</remarks>
[Activity(
    "CaseFlow.AwaitBalance",
    Stage.FollowUp,
    Name = "等到余项日期",
    EnglishName = "Wait for the balance's date",
    Icon = "hourglass",
    Description = "自动：等到余项约定的日期；已无余额则结束。",
    EnglishDescription = "Automatic: until the day on which the balance is to be seen to."
)]
[Outcome(Due, "到期", "Due"), Outcome(Settled, "已无余额", "Nothing left")]
public sealed class AwaitBalance : Activity
{
    public const string Due = nameof(Due);
    public const string Settled = nameof(Settled);

    /// <summary>What <see cref="BalanceEvents.Open"/> brought.</summary>
    [Input(Editor.Expression, Name = "余项", EnglishName = "Balance line")]
    public Input<IReadOnlyDictionary<string, object?>> About { get; init; } = new(new Dictionary<string, object?>());

    public override bool Waits => true;

    public override ActivityResult Execute(ActivityContext context) => Ask(Question(context.Get(About)));

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus) => Execute(context);

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes)
            return base.Answered(context, question, reply);
        var facts = ValueJson.To<BalanceFacts>(reply.Facts)!;
        if (facts.Balance == 0)
            return Complete(Settled);
        return facts.DueAt is { } at && at > context.Now
            ? Wait(WaitFor.Time(at), WaitFor.Stimulus(StimulusKey.Event(BalanceEvents.Moved), "moved"))
            : Complete(Due);
    }

    internal static BalanceAsked Question(IReadOnlyDictionary<string, object?> about)
    {
        var values = new FormValues(about);
        return new BalanceAsked(Guid.Parse(values.Text("order")), (int)values.Number("line"));
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Visits;

/// <summary>Belongings, a parking voucher if the client spent today, the survey (procedure P1.14). The visit is over with it.</summary>
[Activity(
    "CaseFlow.SeeOff",
    Stage.Departure,
    Name = "送客离院",
    EnglishName = "Departure",
    Icon = "door-exit",
    Description = "随身物品、停车券、满意度链接。",
    EnglishDescription = "Belongings, parking voucher, survey link."
)]
[Outcome(Departed, "已离院", "Departed")]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class SeeOff : HumanTask
{
    public const string Departed = nameof(Departed);

    private const string Balance = "balance";

    /// <summary>The client spent money today: a parking voucher is due.</summary>
    [Input(Editor.CheckBox, Name = "今日有消费", EnglishName = "Spent today")]
    public Input<bool> SpentToday { get; init; } = new(false);

    public override ActivityResult Execute(ActivityContext context) => Ask(new UndecidedAsked());

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes)
            return base.Answered(context, question, reply);
        if (question is DecideUndecided)
            context.Emit(new MessageRequested("sms", "client", "departure.survey", new Dictionary<string, object?>()));
        if (question is not UndecidedAsked)
            return base.Answered(context, question, reply);
        context.SetLocal(Balance, Rows(ValueJson.To<UndecidedFacts>(reply.Facts)));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var rows = context.GetLocal(Balance) as IReadOnlyList<object?>;
        return new TaskRequest(
            Form: "departure",
            Role: Roles.Assistant,
            PersonOfJourney: Roles.Assistant,
            Values: new Dictionary<string, object?>
            {
                ["spentToday"] = context.Get(SpentToday),
                ["hasBalance"] = rows is { Count: > 0 },
                [Balance] = rows,
            }
        );
    }

    /// <summary>Nobody goes before it is said what is to become of what they paid and have not had (R-BAL-2).</summary>
    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task) =>
        Ask(new DecideUndecided(Departed, new FormValues(task.Values).List<SaidOfLine>(Balance), Balance, task.Person));

    /// <summary>As it usually is: kept, and asked about in time.</summary>
    private static List<object?>? Rows(UndecidedFacts? undecided) =>
        undecided is { Titles.Count: > 0 }
            ?
            [
                .. undecided.Titles.Select(title => new Dictionary<string, object?>
                {
                    ["line"] = title,
                    ["state"] = "kept",
                    ["date"] = $"{undecided.LatestDate:yyyy-MM-dd}",
                }),
            ]
            : null;
}

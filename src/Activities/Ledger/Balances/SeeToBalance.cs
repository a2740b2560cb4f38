using CaseFlow.Activities.Common;
using CaseFlow.Activities.Sales;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Ledger.Balances;

/// <summary>
/// Somebody sees to a balance line with the client (procedure P15, form F17): it is booked, kept until a day, exchanged at the desk, or the
/// client wants the money back. Its task is the owner's: the own consultant's, else the lead's (R-BAL-2).
/// </summary>
[Activity(
    "CaseFlow.SeeToBalance",
    Stage.FollowUp,
    Name = "余项处理",
    EnglishName = "See to the balance",
    Icon = "receipt",
    Description = "与顾客商定：预约、保留到某日、换项目或退款（F17）。",
    EnglishDescription = "Booked, kept until a day, exchanged, or paid back (F17)."
)]
[
    Outcome(Booked, "已预约", "Booked"),
    Outcome(Kept, "保留", "Kept"),
    Outcome(Exchanged, "换项目", "Exchanged"),
    Outcome(Refund, "退款", "Refund")
]
[UsualTime(minutes: 1440)]
public sealed class SeeToBalance : HumanTask
{
    public const string Booked = nameof(Booked);
    public const string Kept = nameof(Kept);
    public const string Exchanged = nameof(Exchanged);
    public const string Refund = nameof(Refund);

    private const string Facts = "facts";

    private static readonly Dictionary<string, string> States = new()
    {
        [Booked] = "booked",
        [Kept] = "kept",
        [Exchanged] = "exchanged",
        [Refund] = "refund-asked",
    };

    /// <summary>What <see cref="BalanceEvents.Open"/> brought.</summary>
    [Input(Editor.Expression, Name = "余项", EnglishName = "Balance line")]
    public Input<IReadOnlyDictionary<string, object?>> About { get; init; } = new(new Dictionary<string, object?>());

    /// <summary>The order that it belongs to, for its refund.</summary>
    [Output(Name = "订单", EnglishName = "Order")]
    public Output<PricedOrder> Order { get; init; } = new();

    /// <summary>What is paid back if the client gives it up, as "1280.00".</summary>
    [Output(Name = "可退金额", EnglishName = "Refundable")]
    public Output<string> Refundable { get; init; } = new();

    /// <summary>Why.</summary>
    [Output(Name = "说明", EnglishName = "Note")]
    public Output<string> Note { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) => Ask(AwaitBalance.Question(context.Get(About)));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply)
    {
        if (!reply.IsYes || question is not BalanceAsked)
            return base.Answered(context, question, reply);
        var facts = ValueJson.To<BalanceFacts>(reply.Facts)!;
        context.Set(Order, facts.PricedOrder);
        context.Set(Refundable, OrderPricing.Text(facts.Refundable));
        context.SetLocal(Facts, ValueJson.From(facts with { PricedOrder = null! }));
        if (facts.Person is { } person)
            context.Emit(new JourneyStaffed(Roles.Consultant, person));
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var facts = ValueJson.To<BalanceFacts>(context.GetLocal(Facts))!;
        var role = facts.Person is null ? Roles.Manager : Roles.Consultant;
        return new TaskRequest(
            Form: "balance",
            Role: role,
            PersonOfJourney: role,
            NeedsCall: true,
            Values: new Dictionary<string, object?>
            {
                ["line"] = facts.Title,
                ["left"] = (double)facts.Left,
                ["paid"] = OrderPricing.Text(facts.Paid),
                ["balance"] = OrderPricing.Text(facts.Balance),
                ["refundable"] = OrderPricing.Text(facts.Refundable),
                ["before"] = facts.Note,
                ["date"] = $"{facts.LatestDate:yyyy-MM-dd}",
                ["owner"] = facts.Person,
            },
            TellsRole: facts.Person is null
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var (form, asked) = (new FormValues(task.Values), AwaitBalance.Question(context.Get(About)));
        var owner = form.Text("owner") is { Length: > 0 } person ? person : null;
        context.Set(Note, form.Text("note"));
        return Ask(
            new SayBalance(
                task.Outcome,
                asked.Order,
                asked.Line,
                States[task.Outcome],
                task.Outcome == Refund ? null : form.Date("date"),
                owner,
                form.Text("note"),
                task.Person
            )
        );
    }
}

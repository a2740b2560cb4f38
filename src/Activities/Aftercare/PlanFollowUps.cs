using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// Automatic: makes the plan of contacts from what was performed (procedure P8, R-FUP-1 to 8), in the clinic's time zone and within the
/// windows in which
/// clients may be called (R-FUP-11, 12).
/// </summary>
[Activity(
    "CaseFlow.PlanFollowUps",
    Stage.FollowUp,
    Name = "制定回访计划",
    EnglishName = "Plan the follow-ups",
    Icon = "calendar-plus",
    Description = "自动：按治疗类别与可致电时段生成全部回访。",
    EnglishDescription = "Automatic: all contacts, by category and calling hours."
)]
public sealed class PlanFollowUps : Activity
{
    /// <summary>Beyond the last contact of any plan, and a holiday.</summary>
    private const int DaysAhead = 400;

    private const string Recorded = "recorded";

    /// <summary>Price categories of what was performed; nothing: what the journey's records say.</summary>
    [Input(Editor.Expression, Name = "已治疗类别", EnglishName = "Treated")]
    public Input<IReadOnlyList<string>?> Treated { get; init; } = new(null);

    /// <summary>
    /// The visit ended as a no deal; not where a doctor found the client unsuitable, who left before a consultation, or who owns what is
    /// not performed yet (R-FUP-15). Nothing: where nothing was performed.
    /// </summary>
    [Input(Editor.Expression, Name = "未成交", EnglishName = "No deal")]
    public Input<bool?> NoDeal { get; init; } = new(null);

    [Input(Editor.Expression, Name = "下次治疗日期", EnglishName = "Next session")]
    public Input<string> NextSession { get; init; } = new("");

    [Input(Editor.Expression, Name = "时区", EnglishName = "Time zone")]
    public Input<string> TimeZone { get; init; } = new("Asia/Shanghai");

    /// <summary>When clients may be called; empty for what the clinic has set.</summary>
    [Input(Name = "可致电时段", EnglishName = "Calling hours")]
    public Input<string> Windows { get; init; } = new("");

    [Input(Editor.Json, Name = "回访规则", EnglishName = "Rules")]
    public Input<IReadOnlyList<ContactRule>> Rules { get; init; } = new(ContactRule.Shipped);

    [Output(Name = "回访计划", EnglishName = "Contacts")]
    public Output<IReadOnlyList<PlannedContact>> Contacts { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context) =>
        context.Get(Treated) is null ? Ask(new PerformedAsked()) : Spare(context);

    /// <summary>R-FUP-15: no calls about a deal that was not made to whom has paid.</summary>
    private ActivityResult Spare(ActivityContext context) => Performed(context).Count == 0 ? Ask(new BuyerAsked()) : Begin(context);

    private static IReadOnlyList<string> Listed(object? list) => ValueJson.To<IReadOnlyList<string>>(list) ?? [];

    private IReadOnlyList<string> Performed(ActivityContext context) => context.Get(Treated) ?? Listed(context.GetLocal(Recorded));

    private ActivityResult Keep(ActivityContext context, IReadOnlyList<string> recorded)
    {
        context.SetLocal(Recorded, ValueJson.From(recorded));
        return Spare(context);
    }

    private ActivityResult Begin(ActivityContext context) =>
        context.Get(Windows) is { Length: > 0 } windows
            ? Ask(new ClosedDaysAsked(DaysAhead, windows))
            : Ask(new SettingsAsked([AftercareSettings.Windows]));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, PerformedAsked) => Keep(context, Listed(reply.Facts)),
            (true, BuyerAsked) when ValueJson.To<bool>(reply.Facts) => PlanNothing(context),
            (true, BuyerAsked) => Begin(context),
            (true, SettingsAsked) => Ask(new ClosedDaysAsked(DaysAhead, new SettingValues(reply).Text(AftercareSettings.Windows))),
            (true, ClosedDaysAsked asked) => Plan(context, new CallWindows(asked.Windows, context.Get(TimeZone), ClosedDays.Of(reply))),
            _ => base.Answered(context, question, reply),
        };

    private ActivityResult PlanNothing(ActivityContext context)
    {
        context.Set(Contacts, []);
        return Complete();
    }

    private ActivityResult Plan(ActivityContext context, CallWindows windows)
    {
        DateOnly? nextSession = DateOnly.TryParse(context.Get(NextSession), System.Globalization.CultureInfo.InvariantCulture, out var day)
            ? day
            : null;
        var treated = Performed(context);
        var isNoDeal = treated.Count == 0 && (context.Get(NoDeal) ?? true);
        context.Set(Contacts, FollowUpPlan.Make(treated, isNoDeal, context.Now, nextSession, context.Get(Rules), windows));
        return Complete();
    }
}

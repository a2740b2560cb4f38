using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// Automatic: what follows a contact. R-FUP-10: when nobody answered, a message goes out the same day and the contact is planned again the
/// next day, at most
/// three times; then the consultant gets contacts for the next day and for one month later. After surgery it goes on until the client is
/// reached.
/// </summary>
[Activity(
    "CaseFlow.PlanRetry",
    Stage.FollowUp,
    Name = "安排下一次",
    EnglishName = "Plan the next try",
    Icon = "repeat",
    Description = "自动：未接通则短信并次日再约，三次后转顾问。",
    EnglishDescription = "Automatic: SMS and again tomorrow; after three tries the consultant."
)]
[Outcome(Again, "再次联系", "Again"), Outcome(Over, "结束", "Over")]
public sealed class PlanRetry : Activity
{
    public const string Again = nameof(Again);
    public const string Over = nameof(Over);

    /// <summary>Beyond the month after which the consultant tries once more, and a holiday.</summary>
    private const int DaysAhead = 60;

    [Input(Editor.Expression, Name = "回访", EnglishName = "Contact")]
    public Input<PlannedContact?> Contact { get; init; } = new(null);

    /// <summary>The outcome of the contact.</summary>
    [Input(Editor.Expression, Name = "回访结果", EnglishName = "Result")]
    public Input<string> Result { get; init; } = new("");

    /// <summary>How often it is planned again; nothing for what the clinic has set.</summary>
    [Input(Editor.Number, Name = "最多重约次数", EnglishName = "Retries", Min = 0, Max = 20)]
    public Input<int?> Retries { get; init; } = new(null);

    [Input(Editor.Expression, Name = "时区", EnglishName = "Time zone")]
    public Input<string> TimeZone { get; init; } = new("Asia/Shanghai");

    /// <summary>When clients may be called; empty for what the clinic has set.</summary>
    [Input(Name = "可致电时段", EnglishName = "Calling hours")]
    public Input<string> Windows { get; init; } = new("");

    [Output(Name = "下一次", EnglishName = "Next")]
    public Output<PlannedContact> Next { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Contact) is not { } contact)
            return Fail("There is no contact to plan again.", "follow-up.no-contact");
        return context.Get(Result) == FollowUpContact.NoAnswer
            ? Ask(new SettingsAsked([AftercareSettings.Windows, AftercareSettings.Retries]))
            : Leave(context, FollowUpPlan.Following(contact));
    }

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, SettingsAsked) => AskForDays(context, new SettingValues(reply)),
            (true, ClosedDaysAsked asked) => TryAgain(context, asked, ClosedDays.Of(reply)),
            _ => base.Answered(context, question, reply),
        };

    private ActivityResult AskForDays(ActivityContext context, SettingValues set) =>
        Ask(
            new ClosedDaysAsked(
                DaysAhead,
                context.Get(Windows) is { Length: > 0 } own ? own : set.Text(AftercareSettings.Windows),
                context.Get(Retries) ?? (int)set.Number(AftercareSettings.Retries)
            )
        );

    private ActivityResult TryAgain(ActivityContext context, ClosedDaysAsked asked, IReadOnlySet<DateOnly> closed)
    {
        var contact = context.Get(Contact)!;
        context.Emit(
            new MessageRequested("sms", "client", "follow-up.missed", new Dictionary<string, object?> { ["title"] = contact.Title })
        );
        var windows = new CallWindows(asked.Windows, context.Get(TimeZone), closed);
        return Leave(context, FollowUpPlan.AfterNoAnswer(contact, context.Now, asked.Retries, windows));
    }

    private ActivityResult Leave(ActivityContext context, PlannedContact? next)
    {
        if (next is null)
            return Complete(Over);
        context.Set(Next, next);
        return Complete(Again);
    }
}

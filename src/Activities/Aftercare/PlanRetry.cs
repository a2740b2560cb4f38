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

    [Input(Editor.Expression, Name = "回访", EnglishName = "Contact")]
    public Input<PlannedContact?> Contact { get; init; } = new(null);

    /// <summary>The outcome of the contact.</summary>
    [Input(Editor.Expression, Name = "回访结果", EnglishName = "Result")]
    public Input<string> Result { get; init; } = new("");

    [Input(Editor.Number, Name = "最多重约次数", EnglishName = "Retries", Min = 0, Max = 20)]
    public Input<int> Retries { get; init; } = new(3);

    [Input(Editor.Expression, Name = "时区", EnglishName = "Time zone")]
    public Input<string> TimeZone { get; init; } = new("Asia/Shanghai");

    [Input(Name = "可致电时段", EnglishName = "Calling hours")]
    public Input<string> Windows { get; init; } = new(CallWindows.Usual);

    [Output(Name = "下一次", EnglishName = "Next")]
    public Output<PlannedContact> Next { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Contact) is not { } contact)
            return Fail("There is no contact to plan again.", "follow-up.no-contact");
        var isMissed = context.Get(Result) == FollowUpContact.NoAnswer;
        if (isMissed)
            context.Emit(
                new MessageRequested("sms", "client", "follow-up.missed", new Dictionary<string, object?> { ["title"] = contact.Title })
            );

        var next = isMissed
            ? FollowUpPlan.AfterNoAnswer(
                contact,
                context.Now,
                context.Get(Retries),
                new CallWindows(context.Get(Windows), context.Get(TimeZone))
            )
            : FollowUpPlan.Following(contact);
        if (next is null)
            return Complete(Over);
        context.Set(Next, next);
        return Complete(Again);
    }
}

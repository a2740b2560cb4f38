using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Aftercare;

/// <summary>
/// One contact with the client after the visit (procedure P8, form F8). R-FUP-10: an SMS goes out first, then somebody calls. R-FUP-13:
/// what was said is written
/// down at once.
/// </summary>
/// <remarks>Overdue after the window of its plan (R-FUP-12), not after a fixed time.</remarks>
[Activity(
    "CaseFlow.FollowUpContact",
    Stage.FollowUp,
    Name = "回访",
    EnglishName = "Follow-up contact",
    Icon = "phone-call",
    Description = "先短信、后致电，即时记录（F8）。",
    EnglishDescription = "SMS first, then the call, written down at once (F8)."
)]
[Outcome(Reached, "已联系", "Reached")]
[Outcome(NoAnswer, "未接通", "No answer", EndsEarly = true)]
[Outcome(Abnormal, "恢复异常", "Abnormal recovery")]
[Outcome(Dissatisfied, "不满意", "Dissatisfied")]
[Outcome(WantsMore, "有新需求", "Wants more")]
[Outcome(Declined, "谢绝回访", "Declined", EndsEarly = true)]
public sealed class FollowUpContact : HumanTask
{
    public const string Reached = nameof(Reached);
    public const string NoAnswer = nameof(NoAnswer);
    public const string Abnormal = nameof(Abnormal);
    public const string Dissatisfied = nameof(Dissatisfied);
    public const string WantsMore = nameof(WantsMore);
    public const string Declined = nameof(Declined);

    [Input(Editor.Expression, Name = "回访", EnglishName = "Contact")]
    public Input<PlannedContact?> Contact { get; init; } = new(null);

    /// <summary>What the client said, for whoever takes over.</summary>
    [Output(Name = "顾客所述", EnglishName = "What was said")]
    public Output<string> Said { get; init; } = new();

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.Get(Contact) is not { } contact)
            return Fail("There is no contact to make.", "follow-up.no-contact");
        context.Emit(
            new MessageRequested("sms", "client", "follow-up.before-call", new Dictionary<string, object?> { ["title"] = contact.Title })
        );
        return base.Execute(context);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var contact = context.Get(Contact)!;
        return new TaskRequest(
            Form: "follow-up",
            Role: contact.Role,
            PersonOfJourney: contact.Role,
            NeedsCall: true,
            Values: new Dictionary<string, object?>
            {
                ["script"] = contact.Title,
                ["rule"] = contact.Rule,
                ["attempt"] = contact.Attempt + 1,
            }
        );
    }

    protected override DateTimeOffset? Moment(ActivityContext context)
    {
        var overdueAt = context.Get(Contact)!.OverdueAt;
        return overdueAt > context.Now ? overdueAt : context.Now.AddHours(2);
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        context.Set(
            Said,
            string.Join("\n", new[] { form.Text("remark"), form.Text("questions"), form.Text("wishes") }.Where(text => text.Length > 0))
        );
        return Complete(task.Outcome);
    }
}

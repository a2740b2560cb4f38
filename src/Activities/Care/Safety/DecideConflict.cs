using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Care.Safety;

/// <summary>
/// What is known of the client speaks against something that they are about to get: a doctor decides, with a reason (R-SAFE-6, form F18).
/// <see cref="About"/> is what the event brought. When the facts are ended or refuted before, nobody has to decide any more (R-SAFE-10).
/// </summary>
/// <remarks>Belongs to whatever stage the journey is in. A restart changes nothing: the wait is a bookmark.</remarks>
[Activity(
    "CaseFlow.DecideConflict",
    Name = "处理医疗冲突",
    EnglishName = "Decide a medical conflict",
    Icon = "alert-triangle",
    Category = "01 通用",
    Description = "顾客病史与项目或麻药冲突：由医生说明理由并决定（F18）。",
    EnglishDescription = "A doctor decides what a known fact means for an item or an anaesthetic (F18)."
)]
[
    Outcome(Cleared, "可以使用", "Cleared"),
    Outcome(Changed, "改用其他", "Changed"),
    Outcome(Postponed, "推迟", "Postponed"),
    Outcome(Refused, "不可使用", "Refused"),
    Outcome(Over, "已不存在", "Over already")
]
[UsualTime(minutes: 15)]
public sealed class DecideConflict : HumanTask
{
    public const string Cleared = nameof(Cleared);
    public const string Changed = nameof(Changed);
    public const string Postponed = nameof(Postponed);
    public const string Refused = nameof(Refused);

    /// <summary>It is over by itself.</summary>
    public const string Over = nameof(Over);

    /// <summary>The event by which the room says so.</summary>
    public const string OverEvent = "medical-conflict.over";

    [Input(Editor.Expression, Name = "事由", EnglishName = "About")]
    public Input<IReadOnlyDictionary<string, object?>> About { get; init; } = new(new Dictionary<string, object?>());

    protected override IReadOnlyList<WaitFor> AlsoWaitsFor => [WaitFor.Stimulus(StimulusKey.Event(OverEvent), "over")];

    public override ActivityResult Execute(ActivityContext context) => Ask(new ConflictTaken(Conflict(context)));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, ConflictTaken) when reply.Facts is not true => Complete(Over),
            (true, ConflictTaken) => base.Execute(context),
            (true, ConflictDecided decided) => Complete(decided.Decision),
            _ => base.Answered(context, question, reply),
        };

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        if (stimulus is not EventReceived)
            return base.Resume(context, bookmark, stimulus);
        context.Emit(new TaskWithdrawn("over"));
        context.Set(Outcome, Over);
        return Complete(Over);
    }

    protected override TaskRequest Request(ActivityContext context)
    {
        var about = new FormValues(context.Get(About));
        return new TaskRequest(
            Form: "medical-conflict",
            Role: Roles.Doctor,
            Values: new Dictionary<string, object?>
            {
                ["facts"] = about.Text("facts"),
                ["thing"] = about.Text("thing"),
                ["rule"] = about.Text("rule"),
            },
            Outcomes: [Cleared, Changed, Postponed, Refused],
            TellsRole: true,
            IsUrgent: about.Flag("isStop")
        );
    }

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        var (instead, until) = (form.Text("instead").Trim(), form.Date("until"));
        if (task.Outcome == Changed && instead.Length == 0)
            return Refuse(new StimulusRefusal("instead", "field.required"));
        if (task.Outcome == Postponed && until is null)
            return Refuse(new StimulusRefusal("until", "field.required"));
        return Ask(
            new ConflictDecided(
                Conflict(context),
                task.Outcome,
                form.Text("why").Trim(),
                task.Outcome == Changed ? instead : null,
                task.Outcome == Postponed ? until : null
            )
        );
    }

    private string Conflict(ActivityContext context) => new FormValues(context.Get(About)).Text("conflictId");
}

/// <summary>Asked: is this conflict still open? A yes holds true or false; its task is in this journey from now on.</summary>
public sealed record ConflictTaken(string Conflict);

/// <summary>Asked: a doctor's decision is kept. No where it is over already, or the day is no later day.</summary>
public sealed record ConflictDecided(string Conflict, string Decision, string Reason, string? Instead, DateOnly? Until);

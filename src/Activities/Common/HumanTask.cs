using System.Globalization;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.Formulas;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Common;

/// <summary>
/// Work for a person: asks for a task, waits until somebody completes it with a form and an outcome, and leaves by that outcome.
/// </summary>
/// <remarks>
/// R-ESC-4: every task has a due time. What happens then is drawn in the definition: an activity whose <see cref="WhenOverdue"/> is
/// "leave" goes on by its port <c>Overdue</c> and the task is withdrawn; otherwise the lead of its role is told and the task stays.
/// A restart changes nothing: both waits are bookmarks.
/// </remarks>
[Outcome(Overdue, "超时", "Overdue")]
public abstract class HumanTask : Activity
{
    public const string TaskWait = "task";
    public const string DueWait = "due";
    public const string Overdue = nameof(Overdue);
    public const string Leave = "leave";
    private const string Typed = "typed";
    private const string DueAgain = "dueAgain";

    /// <summary>The client left; who was there writes down why. What follows is drawn in the definition.</summary>
    public const string Abandoned = nameof(Abandoned);

    /// <summary>The field of every form that says why a path ends early.</summary>
    protected const string ReasonField = "reason";

    /// <summary>Offered to this role of the journey's branch; empty for the activity's own usual role.</summary>
    [Input(Editors.Role, Name = "负责角色", EnglishName = "Role")]
    public Input<string> Role { get; init; } = new("");

    /// <summary>The form to fill; empty for the activity's own.</summary>
    [Input(Editors.Form, Name = "表单", EnglishName = "Form")]
    public Input<string> Form { get; init; } = new("");

    /// <summary>How long until it counts as overdue; zero for the activity's own.</summary>
    [Input(Editor.Duration, Name = "时限", EnglishName = "Due in")]
    public Input<TimeSpan> DueIn { get; init; } = new(TimeSpan.Zero);

    /// <summary>The time passes only while the branch is open (R-ESC-8).</summary>
    [Input(Editor.CheckBox, Name = "时限只计营业时间", EnglishName = "Counts opening hours")]
    public Input<bool> InOpeningHours { get; init; } = new(false);

    [Input(
        Editor.Dropdown,
        Name = "超时后",
        EnglishName = "When overdue",
        Options = ["notify|提醒主管|Tell the lead", "leave|走“超时”出口|Leave by Overdue"]
    )]
    public Input<string> WhenOverdue { get; init; } = new("notify");

    /// <summary>The outcome that was chosen.</summary>
    [Output(Name = "结果", EnglishName = "Outcome")]
    public Output<string> Outcome { get; init; } = new();

    /// <summary>Why the path ended early; empty when it did not.</summary>
    [Output(Name = "原因", EnglishName = "Reason")]
    public Output<string> Reason { get; init; } = new();

    public override bool Waits => true;

    /// <summary>Its type knows how long the work may take; else the definition has to say it.</summary>
    public virtual bool HasUsualDueTime => true;

    /// <summary>It leaves by itself when it is overdue; false also where an expression decides.</summary>
    public bool LeavesWhenOverdue => WhenOverdue.Expression is { Type: "Literal", Value: Leave };

    public override IReadOnlyList<string>? ExpectedOutcomes() =>
        LeavesWhenOverdue || WhenOverdue.Expression is { Type: not "Literal" }
            ? base.ExpectedOutcomes()
            : base.ExpectedOutcomes()?.Where(outcome => outcome != Overdue).ToList();

    /// <summary>
    /// A form that is named outright was looked for when the definition was published; what an expression says is not known before.
    /// </summary>
    public override ActivityResult Execute(ActivityContext context) =>
        Form.Expression is { Type: not "Literal" } ? Ask(new FindForm(FormOf(context, Request(context)), "form")) : FindTime(context);

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, FindForm) => FindTime(context),
            (true, UsualTimeAsked) => Take(context, Convert.ToDouble(reply.Facts, CultureInfo.InvariantCulture)),
            (true, CompletingQuestion asked) => Complete(asked.Outcome),
            (true, OpenTimeAsked) when OpenTime.Of(reply) is var open => Begin(context, open.Due, open.Soon),
            _ => base.Answered(context, question, reply),
        };

    /// <summary>The moment that the work itself knows, else what the definition says, else what the clinic has set.</summary>
    private ActivityResult FindTime(ActivityContext context)
    {
        if (Moment(context) is { } moment)
            return Begin(context, moment);
        if (context.Get(DueIn) is { Ticks: > 0 } drawn)
            return Take(context, drawn.TotalMinutes);
        return UsualTimes.Of(GetType()) is { } setting
            ? Ask(new UsualTimeAsked(setting))
            : throw new InvalidOperationException($"{GetType().Name} says neither how long it may take nor when it is due.");
    }

    private ActivityResult Take(ActivityContext context, double minutes) =>
        context.Get(InOpeningHours) ? Ask(new OpenTimeAsked(minutes)) : Begin(context, context.Now.AddMinutes(minutes));

    private ActivityResult Begin(ActivityContext context, DateTimeOffset dueAt, DateTimeOffset? soonAt = null)
    {
        var request = Request(context);
        if (context.GetLocal(Typed) is not null)
            context.SetLocal(DueAgain, dueAt.ToString("O", CultureInfo.InvariantCulture));
        context.Emit(
            request with
            {
                Role = context.Get(Role) is { Length: > 0 } role ? role : request.Role,
                Form = FormOf(context, request),
                Values = WithTyped(context, request.Values),
                DueAt = dueAt,
                SoonAt = soonAt,
            }
        );
        return Wait([WaitFor.Anyone(TaskWait), WaitFor.Time(dueAt, DueWait), .. AlsoWaitsFor]);
    }

    private string FormOf(ActivityContext context, TaskRequest request) => context.Get(Form) is { Length: > 0 } form ? form : request.Form;

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        switch (stimulus)
        {
            case TaskCompleted done:
                context.Set(Outcome, done.Outcome);
                context.Set(Reason, new FormValues(done.Values).Text(ReasonField));
                return Completed(context, done);
            case TimerFired when IsOfEarlier(context, bookmark):
                return KeepWaiting();
            case TimerFired when context.Get(WhenOverdue) == Leave:
                context.Emit(new TaskWithdrawn("overdue"));
                context.Set(Outcome, Overdue);
                return Complete(Overdue);
            default:
                context.Emit(new TaskOverdue());
                return KeepWaiting();
        }
    }

    /// <summary>
    /// It cannot be let go of yet, but what was found out about it is kept: somebody has it to do again, with all that was typed.
    /// </summary>
    protected ActivityResult Again(ActivityContext context, TaskCompleted task)
    {
        context.SetLocal(Typed, ValueJson.From(task.Values));
        return FindTime(context);
    }

    /// <summary>Work that is to be done again has a time of its own; that of the first try counts no more.</summary>
    private static bool IsOfEarlier(ActivityContext context, Bookmark bookmark) =>
        context.GetLocal(DueAgain) is string due && bookmark.DueAt < DateTimeOffset.Parse(due, CultureInfo.InvariantCulture);

    private static IReadOnlyDictionary<string, object?>? WithTyped(ActivityContext context, IReadOnlyDictionary<string, object?>? values)
    {
        if (context.GetLocal(Typed) is not IReadOnlyDictionary<string, object?> typed)
            return values;
        var all = new Dictionary<string, object?>(values ?? new Dictionary<string, object?>());
        foreach (var (key, value) in typed)
            all[key] = value;
        return all;
    }

    public override void Cancelled(ActivityContext context) => context.Emit(new TaskWithdrawn("cancelled"));

    /// <summary>What the task is: its form, role and the values that the form starts with.</summary>
    protected abstract TaskRequest Request(ActivityContext context);

    /// <summary>When it is due, of work that knows that by itself, whatever the definition and the clinic say.</summary>
    protected virtual DateTimeOffset? Moment(ActivityContext context) => null;

    /// <summary>News that it wants besides; what they mean is for <see cref="Resume"/> to say.</summary>
    protected virtual IReadOnlyList<WaitFor> AlsoWaitsFor => [];

    /// <summary>
    /// Somebody completed it: keep what later activities need, and leave. The form was checked before; what only the activity can know is
    /// refused here.
    /// </summary>
    protected virtual ActivityResult Completed(ActivityContext context, TaskCompleted task) => Complete(task.Outcome);
}

using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;
using CaseFlow.Engine.State;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// A time that has to pass: topical anaesthetic (R-TRE-3, 40 minutes or as the item says), mask, observation after an injection (20
/// minutes). While it runs a
/// task shows who waits until when; when it is over the colleague is called and the journey goes on by itself. Ending it earlier needs a
/// reason.
/// </summary>
/// <remarks>No minutes, no wait. A restart changes nothing: both the task and the clock are bookmarks.</remarks>
[Activity(
    "CaseFlow.TreatmentWait",
    Stage.Treatment,
    Name = "计时等待",
    EnglishName = "Timed wait",
    Icon = "hourglass",
    Description = "敷麻、面膜、观察计时，到时自动呼叫并继续。",
    EnglishDescription = "Anaesthetic, mask, observation: calls and goes on when over."
)]
[
    Outcome(Over, "到时", "Over"),
    Outcome(Reaction, "出现反应", "Reaction", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[TouchesClient]
public sealed class TreatmentWait : HumanTask
{
    public const string Over = nameof(Over);
    public const string Reaction = nameof(Reaction);
    private const string Anaesthetic = "anaesthetic";

    [Input(
        Editor.Dropdown,
        Name = "等待内容",
        EnglishName = "Kind",
        Options = ["anaesthetic|敷麻|Anaesthetic", "mask|面膜|Mask", "observation|观察|Observation"]
    )]
    public Input<string> Kind { get; init; } = new(Anaesthetic);

    [Input(Editor.Number, Name = "分钟", EnglishName = "Minutes", Min = 0, Max = 1440)]
    public Input<int> Minutes { get; init; } = new(40);

    public override ActivityResult Execute(ActivityContext context) => context.Get(Minutes) > 0 ? base.Execute(context) : Complete(Over);

    public override ActivityResult Resume(ActivityContext context, Bookmark bookmark, Stimulus stimulus)
    {
        if (stimulus is not TimerFired)
            return base.Resume(context, bookmark, stimulus);
        var role = context.Get(Role) is { Length: > 0 } given ? given : Roles.Nurse;
        context.Emit(
            new MessageRequested(
                "notice",
                $"role:{role}",
                $"treatment.{context.Get(Kind)}-over",
                new Dictionary<string, object?> { ["minutes"] = context.Get(Minutes) },
                IsUrgent: context.Get(Kind) == Anaesthetic
            )
        );
        context.Emit(new TaskWithdrawn("time-over"));
        context.Set(Outcome, Over);
        return Complete(Over);
    }

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "wait",
            Role: Roles.Nurse,
            Values: new Dictionary<string, object?>
            {
                ["kind"] = context.Get(Kind),
                ["minutes"] = context.Get(Minutes),
                ["startedAt"] = context.Now,
            }
        );

    protected override DateTimeOffset? Moment(ActivityContext context) => context.Now.AddMinutes(context.Get(Minutes));
}

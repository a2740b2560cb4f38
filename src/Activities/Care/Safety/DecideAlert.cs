using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Activities.Visits;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Safety;

/// <summary>
/// Somebody has seen an allergy or an emergency (P1, <c>safety-alert</c>): until a doctor has decided no work on the client of this journey
/// can be finished (<see cref="TouchesClientAttribute"/>). What was found becomes a medical fact (R-SAFE-1).
/// </summary>
/// <remarks>
/// Waits as an urgent task for the journey's doctor, or any doctor of the branch; due in 10 minutes. A restart changes nothing.
/// </remarks>
[Activity(
    "CaseFlow.DecideAlert",
    Stage.Treatment,
    Name = "安全警报处置",
    EnglishName = "Decide a safety alert",
    Icon = "alert-triangle",
    Description = "医生决定：可以继续、改方案、改日或紧急情况；决定之前不能完成任何治疗。",
    EnglishDescription = "A doctor decides: go on, change, postpone, emergency; until then no treatment can be finished."
)]
[
    Outcome(Cleared, "可以继续", "Goes on"),
    Outcome(Changed, "改方案", "Change the plan"),
    Outcome(Postponed, "改日再做", "Postponed"),
    Outcome(Emergency, "紧急情况", "Emergency")
]
[UsualTime(minutes: 10)]
public sealed class DecideAlert : HumanTask
{
    public const string Cleared = nameof(Cleared);
    public const string Changed = nameof(Changed);
    public const string Postponed = nameof(Postponed);
    public const string Emergency = nameof(Emergency);

    private const string Decision = "decision";
    private const string Decider = "decider";
    private const string FactText = "factText";

    /// <summary>What was seen.</summary>
    [Input(Editor.Expression, Name = "现象", EnglishName = "What was reported")]
    public Input<string> Reported { get; init; } = new("");

    public override ActivityResult Execute(ActivityContext context) => Ask(Recorded(context, CareKinds.Alert));

    public override ActivityResult Answered(ActivityContext context, object question, Reply reply) =>
        (reply.IsYes, question) switch
        {
            (true, MedicalFactsTold) => Ask(Recorded(context, CareKinds.AlertDecided)),
            (true, RecordCare { Kinds: [CareKinds.Alert] }) => base.Execute(context),
            _ => base.Answered(context, question, reply),
        };

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "safety-alert-decision",
            Role: Roles.Doctor,
            PersonOfJourney: Roles.Doctor,
            Values: new Dictionary<string, object?> { ["reported"] = context.Get(Reported) },
            TellsRole: true,
            IsUrgent: true
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        context.SetLocal(Decision, task.Outcome);
        context.SetLocal(Decider, task.Person);
        return form.Text("factKind") is { Length: > 0 } kind && form.Text(FactText).Trim() is { Length: > 0 } text
            ? Ask(new MedicalFactsTold([new ToldFact(FactText, null, kind, text)], [], ConfirmsAll: false))
            : Ask(Recorded(context, CareKinds.AlertDecided));
    }

    private static RecordCare Recorded(ActivityContext context, string kind) =>
        new(context.GetLocal(Decision) as string ?? "", [kind], [], context.GetLocal(Decider) as string ?? "");
}

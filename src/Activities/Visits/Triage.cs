using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Visits;

/// <summary>
/// The front desk decides which consultant takes the client (procedure P1.2). The form offers the consultants in rota order, so that the
/// first is
/// whose turn it is (R-TRI-1); a booked consultant is chosen instead (R-TRI-2). Consultant and assistant are told at once.
/// </summary>
[Activity(
    "CaseFlow.Triage",
    Stage.Arrival,
    Name = "分诊",
    EnglishName = "Triage",
    Icon = "arrows-split",
    Description = "按轮单或预约确定咨询顾问与助理，并立即通知。",
    EnglishDescription = "Chooses consultant and assistant by rota or appointment, and tells them."
)]
[Outcome(Triaged, "已分诊", "Triaged"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 10)]
[ClientWaits]
public sealed class Triage : HumanTask
{
    public const string Triaged = nameof(Triaged);

    [Input(Editor.Expression, Name = "来意", EnglishName = "Concern")]
    public Input<string> Concern { get; init; } = new("");

    [Input(Editor.CheckBox, Name = "是否预约", EnglishName = "Has appointment")]
    public Input<bool> HasAppointment { get; init; } = new(false);

    /// <summary>Id of the person who takes the client.</summary>
    [Output(Name = "咨询顾问", EnglishName = "Consultant")]
    public Output<string> Consultant { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(
            Form: "triage",
            Role: Roles.FrontDesk,
            Values: new Dictionary<string, object?> { ["concern"] = context.Get(Concern), ["hasAppointment"] = context.Get(HasAppointment) }
        );

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        if (task.Outcome == Abandoned)
            return Complete(Abandoned);
        var form = new FormValues(task.Values);
        context.Set(Consultant, form.Text("consultant"));
        Staff(context, Roles.Consultant, form.Text("consultant"));
        Staff(context, Roles.Assistant, form.Text("assistant"));
        return Complete(Triaged);
    }

    private void Staff(ActivityContext context, string role, string person)
    {
        if (person.Length == 0)
            return;
        context.Emit(new JourneyStaffed(role, person));
        context.Emit(
            new MessageRequested(
                "notice",
                $"person:{person}",
                "triage.client-waits",
                new Dictionary<string, object?> { ["concern"] = context.Get(Concern) }
            )
        );
    }
}

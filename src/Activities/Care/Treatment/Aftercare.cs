using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>
/// What to mind, with a written copy (procedure P1.11). R-TRE-4: the recheck is agreed before the client leaves, and a course's next
/// session.
/// </summary>
[Activity(
    "CaseFlow.Aftercare",
    Stage.Treatment,
    Name = "术后指导",
    EnglishName = "Aftercare",
    Icon = "heart-handshake",
    Description = "注意事项、书面资料、复诊日期。",
    EnglishDescription = "What to mind, a written copy, the recheck date."
)]
[Outcome(Explained, "已指导", "Explained"), Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)]
[UsualTime(minutes: 30)]
[ClientWaits]
public sealed class Aftercare : HumanTask
{
    public const string Explained = nameof(Explained);

    [Output(Name = "复诊日期", EnglishName = "Recheck date")]
    public Output<string> RecheckDate { get; init; } = new();

    /// <summary>A course's next session; empty when there is none.</summary>
    [Output(Name = "下次治疗日期", EnglishName = "Next session")]
    public Output<string> NextSession { get; init; } = new();

    protected override TaskRequest Request(ActivityContext context) =>
        new(Form: "aftercare", Role: Roles.Consultant, PersonOfJourney: Roles.Consultant);

    protected override ActivityResult Completed(ActivityContext context, TaskCompleted task)
    {
        var form = new FormValues(task.Values);
        context.Set(RecheckDate, form.Text("recheckDate"));
        context.Set(NextSession, form.Text("nextSession"));
        return Complete(task.Outcome);
    }
}

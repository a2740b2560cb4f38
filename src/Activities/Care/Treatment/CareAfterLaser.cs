using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>When the mask's time is over the assistant cleans and applies care (procedure P6, laser).</summary>
[Activity(
    "CaseFlow.CareAfterLaser",
    Stage.Treatment,
    Name = "清洁护理",
    EnglishName = "Clean and care",
    Icon = "sparkles",
    Description = "面膜到时后清洁并护理。",
    EnglishDescription = "After the mask: clean, care, look."
)]
[
    Outcome(Cared, "护理完成", "Done"),
    Outcome(Reaction, "出现反应", "Reaction", EndsEarly = true),
    Outcome(Abandoned, "顾客离开", "Client left", EndsEarly = true, WhereDrawn = true)
]
[UsualTime(minutes: 15)]
[ClientWaits]
[TouchesClient]
public sealed class CareAfterLaser : HumanTask
{
    public const string Cared = nameof(Cared);
    public const string Reaction = nameof(Reaction);

    protected override TaskRequest Request(ActivityContext context) =>
        new(Form: "laser-care", Role: Roles.Assistant, PersonOfJourney: Roles.Assistant);
}

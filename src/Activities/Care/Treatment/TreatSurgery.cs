using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>The surgery, after the pre-op checks (blood, pressure, fasting), with its anaesthesia (procedure P6, form F13).</summary>
[Activity(
    "CaseFlow.TreatSurgery",
    Stage.Treatment,
    Name = "手术",
    EnglishName = "Surgery",
    Icon = "slice",
    Description = "术前检查、麻醉与手术记录（F13）。",
    EnglishDescription = "Pre-op checks, anaesthesia and record (F13)."
)]
public sealed class TreatSurgery : TreatTask
{
    protected override string UsualForm => "treatment-record-surgery";
}

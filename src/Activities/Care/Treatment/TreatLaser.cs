using CaseFlow.Activities.Common;
using CaseFlow.Engine.Definitions;
using CaseFlow.Engine.Execution;

namespace CaseFlow.Activities.Care.Treatment;

/// <summary>Laser and light: device, parameters, energy, passes (procedure P6, form F13).</summary>
[Activity(
    "CaseFlow.TreatLaser",
    Stage.Treatment,
    Name = "光电治疗",
    EnglishName = "Laser treatment",
    Icon = "ripple",
    Description = "记录设备、参数、能量与遍数（F13）。",
    EnglishDescription = "Device, parameters, energy and passes (F13)."
)]
[ClientWaits]
public sealed class TreatLaser : TreatTask
{
    [Input(Editor.Expression, Name = "设备", EnglishName = "Device")]
    public Input<string> Device { get; init; } = new("");

    protected override string UsualForm => "treatment-record-laser";

    protected override IEnumerable<KeyValuePair<string, object?>> Prepared(ActivityContext context) => [new("device", context.Get(Device))];
}

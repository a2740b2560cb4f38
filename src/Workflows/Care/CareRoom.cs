using CaseFlow.Activities.Care;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care;

/// <summary>Photographs and treatments: so far what a clinic decides about them.</summary>
public sealed class CareRoom : Room
{
    public override IReadOnlyList<Setting> Settings => CareSettings.All;

    public override ChartWords Chart { get; } =
        new()
        {
            Cover = ["recheckDate", "nextSession"],
            Record =
            [
                "agreedItems",
                "begun",
                "laserResult",
                "injectionResult",
                "surgeryResult",
                "treatmentsResult",
                "newlyAgreed",
                "written",
                "products",
                "device",
                "recheckDate",
                "nextSession",
            ],
            RecordStages = [Stage.Treatment],
        };
}

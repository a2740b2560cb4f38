using CaseFlow.Activities.Aftercare;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Aftercare;

/// <summary>What follows a visit: calls, and what becomes of them.</summary>
public sealed class AftercareRoom : Room
{
    public override IReadOnlyList<Setting> Settings => AftercareSettings.All;

    public override ChartWords Chart { get; } =
        new()
        {
            Cover = ["nextContact", "visitDate"],
            Record = ["contacts", "nextContact", "visitDate"],
            RecordStages = [Stage.FollowUp],
        };
}

using System.Globalization;
using CaseFlow.Workflows.House.Settings;

namespace CaseFlow.Workflows.Charts;

/// <summary>How long a stated reason holds.</summary>
public sealed class ReasonTimes(ClinicSettings settings, TimeProvider clock)
{
    public async Task<DateTimeOffset> UntilAsync(CancellationToken cancel)
    {
        var values = await settings.ValuesOfAsync([ChartsRoom.ReasonHours], cancel);
        return clock.GetUtcNow().AddHours(double.Parse(values[ChartsRoom.ReasonHours.Key], CultureInfo.InvariantCulture));
    }
}

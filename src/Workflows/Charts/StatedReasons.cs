using System.Globalization;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Charts;

/// <summary>What the person who asks said when they wanted to see a chart that is not theirs, and how long that holds.</summary>
public sealed class StatedReasons(CaseFlowDb db, ClinicSettings settings, CurrentPerson person, TimeProvider clock)
{
    /// <summary>Of one that is stated now.</summary>
    public async Task<DateTimeOffset> UntilAsync(CancellationToken cancel)
    {
        var values = await settings.ValuesOfAsync([ChartsRoom.ReasonHours], cancel);
        return clock.GetUtcNow().AddHours(double.Parse(values[ChartsRoom.ReasonHours.Key], CultureInfo.InvariantCulture));
    }

    /// <summary>Null: none that still holds.</summary>
    public async Task<string?> OfAsync(JourneyId journey, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await db.ChartOpenings()
            .Where(row => row.PersonId == person.Id && row.Journey == journey && row.Until > now)
            .OrderByDescending(row => row.Number)
            .Select(row => row.Reason)
            .FirstOrDefaultAsync(cancel);
    }
}

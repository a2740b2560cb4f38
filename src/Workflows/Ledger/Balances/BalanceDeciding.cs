using System.Globalization;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>What somebody wants to become of a balance.</summary>
public sealed record BalanceWish(BalanceState State, DateOnly? Date, PersonId? Owner = null, string? Note = null);

/// <summary>The one place where a balance gets its state, owner and date (R-BAL-2), from a page, a program or a journey's step.</summary>
public sealed class BalanceDeciding(CaseFlowDb db, BalanceOwners owners, BranchClock clock, WakeJourneys waking)
{
    /// <summary>Null when it is done; else what is wrong.</summary>
    public async Task<FieldError?> DecideAsync(BalanceLine line, BalanceWish wish, string by, CancellationToken cancel)
    {
        if (!line.IsOpen)
            return new FieldError("state", "balance.nothing-left");
        var today = await clock.TodayAsync(line.BranchId, cancel);
        if (wish.Date is not { } date || date < today)
            return new FieldError("date", "balance.date-past");
        if (wish.State == BalanceState.Kept && date > await LatestAsync(today, cancel))
            return new FieldError("date", "balance.date-late", await DaysAsync(cancel));
        if (wish.Owner is { } owner && (await owners.OfAsync(line.BranchId, cancel)).All(one => one.Id != owner))
            return new FieldError("owner", "field.unknown-option");
        (line.State, line.Date, line.OwnerId) = (wish.State, date, wish.Owner ?? line.OwnerId);
        (line.Note, line.DecidedBy, line.DecidedAt) = (wish.Note ?? line.Note, by, clock.Now);
        return null;
    }

    /// <summary>Until when a client is asked again, unless somebody says so earlier.</summary>
    public async Task<DateOnly> UsualAsync(BranchId branch, CancellationToken cancel) =>
        await LatestAsync(await clock.TodayAsync(branch, cancel), cancel);

    /// <summary>Somebody has to see to these lines: each gets its journey (P15), once.</summary>
    public void SeeTo(IEnumerable<BalanceLine> lines, DateTimeOffset at)
    {
        foreach (var line in lines.Where(line => line is { IsOpen: true, WantedAt: null }))
        {
            var wanted = new Dictionary<string, object?>
            {
                ["clientId"] = line.ClientId?.ToString(),
                ["order"] = line.OrderId.ToString(),
                ["line"] = line.Number,
            };
            waking.Raise(new Happened(Activities.Ledger.Balances.BalanceEvents.Open, wanted), line.BranchId, at);
            line.WantedAt = at;
        }
    }

    private async Task<DateOnly> LatestAsync(DateOnly today, CancellationToken cancel) => today.AddDays(await DaysAsync(cancel));

    private async Task<int> DaysAsync(CancellationToken cancel) =>
        int.Parse(await ClinicSettings.ReadAsync(db, LedgerSettings.BalanceDays, cancel), CultureInfo.InvariantCulture);
}

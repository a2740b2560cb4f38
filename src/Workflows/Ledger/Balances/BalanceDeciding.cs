using System.Globalization;
using CaseFlow.Activities.Ledger;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.Settings;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Ledger.Balances;

/// <summary>What somebody wants to become of a balance.</summary>
/// <param name="Owner">Null: whoever it is.</param>
public sealed record BalanceWish(BalanceState State, DateOnly? Date, PersonId? Owner = null, string? Note = null);

/// <summary>The one place where a balance gets its state, owner and date (R-BAL-2), from a page, a program or a journey's step.</summary>
public sealed class BalanceDeciding(CaseFlowDb db, BalanceOwners owners, BranchClock clock)
{
    /// <summary>Null when it is done; else what is wrong.</summary>
    public async Task<FieldError?> DecideAsync(BalanceLine line, BalanceWish wish, string by, CancellationToken cancel)
    {
        if (!line.IsOpen)
            return new FieldError("state", "balance.nothing-left", []);
        var latest = await LatestAsync(line.BranchId, cancel);
        var date = wish.Date ?? (wish.State == BalanceState.RefundAsked ? latest : null);
        if (date is null)
            return new FieldError("date", "field.required", []);
        if (date < await clock.TodayAsync(line.BranchId, cancel))
            return new FieldError("date", "balance.date-past", []);
        if (wish.State == BalanceState.Kept && date > latest)
            return new FieldError("date", "balance.date-late", [await DaysAsync(cancel)]);
        if (wish.Owner is { } owner && !await owners.MayOwnAsync(line.BranchId, owner, cancel))
            return new FieldError("owner", "field.unknown-option", []);
        (line.State, line.Date, line.OwnerId) = (wish.State, date, wish.Owner ?? line.OwnerId);
        (line.Note, line.DecidedBy, line.DecidedAt) = (wish.Note ?? line.Note, by, clock.Now);
        return null;
    }

    /// <summary>Until when a client is asked again, unless somebody says so earlier.</summary>
    public async Task<DateOnly> LatestAsync(BranchId branch, CancellationToken cancel) =>
        (await clock.TodayAsync(branch, cancel)).AddDays(await DaysAsync(cancel));

    private async Task<int> DaysAsync(CancellationToken cancel) =>
        int.Parse(await ClinicSettings.ReadAsync(db, LedgerSettings.BalanceDays, cancel), CultureInfo.InvariantCulture);
}

using System.Text.Json;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.House.Tables;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.House.Setup;

/// <summary>
/// The only place that adds to the history of set-up: numbers the change, says who made it, and chains it to the one before.
/// </summary>
public sealed class SetupHistory(CaseFlowDb db, CurrentPerson person, TimeProvider clock)
{
    /// <summary>Of the counter that knows how many changes there are: without it nobody would miss the newest.</summary>
    public const string Counter = "setup-changes";

    public const int LongestReason = 500;

    /// <summary>What was changed into itself is not written.</summary>
    /// <param name="before">Any plain object; null: there was nothing.</param>
    public async Task WriteAsync(string act, SetupSubject subject, object? before, object? after, string? reason, CancellationToken cancel)
    {
        var (old, @new) = (Text(before), Text(after));
        if (old is not null && old == @new)
            return;
        var counter = await db.ChainCounterAsync(Counter, cancel);
        var previous = db.SetupChanges().AtHand(row => row.Number == counter.Value) ?? await StoredAsync(counter.Value, cancel);
        var change = new SetupChange
        {
            Number = ++counter.Value,
            At = ChainHash.Instant(clock.GetUtcNow()),
            ById = person.IsSystem ? null : person.Id,
            By = person.Name,
            Act = act,
            Subject = subject.Kind,
            SubjectId = subject.Id,
            SubjectName = subject.Name,
            BranchId = subject.Branch,
            Before = old,
            After = @new,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            PreviousHash = previous?.Hash ?? "",
            Hash = "",
        };
        change.Hash = change.ComputeHash();
        db.SetupChanges().Add(change);
    }

    /// <summary>Somebody has changed it since it was imported.</summary>
    public Task<bool> KnowsSinceAsync(string subject, string id, Undoing undoing, CancellationToken cancel, BranchId? branch = null) =>
        db.SetupChanges()
            .Where(row => row.Subject == subject && row.SubjectId == id && row.Number > undoing.SinceChange)
            .AnyAsync(row => branch == null || row.BranchId == branch, cancel);

    private Task<SetupChange?> StoredAsync(long number, CancellationToken cancel) =>
        db.SetupChanges().AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancel);

    private static string? Text(object? facts) => facts is null ? null : JsonSerializer.Serialize(facts, ChainHash.Json);
}

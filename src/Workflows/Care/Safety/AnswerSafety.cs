using CaseFlow.Activities.Care.Safety;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// A stop holds an item where it stands (R-SAFE-4): no, at its field, until a doctor has cleared it. What is found only now is kept first:
/// yes, with what holds.
/// </summary>
public sealed class AnswerSafety(Plan plan, ConflictBook book) : IAnswer<SafetyAsked>
{
    public async Task<Reply> AnswerAsync(SafetyAsked question, AskedBy by, CancellationToken cancel)
    {
        var conflicts = await plan.AddAsync(by, question.Items.Select(item => item.ItemId), cancel);
        var held = (
            from row in question.Items.Index()
            from conflict in conflicts
            where conflict is { IsStop: true, Holds: true } && conflict.Thing == new ThingKey(ThingKey.Item, row.Item.ItemId.ToString())
            select (row.Index, Conflict: conflict)
        ).ToList();
        if (held.Count == 0)
            return Reply.Yes(Array.Empty<string>());
        if (held.Exists(one => book.IsNew(one.Conflict)))
            return Reply.Yes(held.Select(one => ConflictText.Of(one.Conflict)).ToList());
        var (index, first) = held[0];
        return Reply.No(
            $"{question.Field}[{index}].itemId",
            first.IsOpen ? "safety.waits-for-doctor" : "safety.doctor-said-no",
            ConflictText.Of(first)
        );
    }
}

/// <summary>The doctor's task of a conflict begins; if it is over already, there is nothing to do.</summary>
public sealed class AnswerConflictTaken(CaseFlowDb db) : IAnswer<ConflictTaken>
{
    public async Task<Reply> AnswerAsync(ConflictTaken question, AskedBy by, CancellationToken cancel)
    {
        if (await db.FindConflictAsync(question.Conflict, cancel) is not { IsOpen: true } conflict)
            return Reply.Yes(false);
        conflict.AskedIn = by.Journey.Id;
        return Reply.Yes(true);
    }
}

/// <summary>R-SAFE-6: a doctor's decision counts for this client, thing and set of facts, for thirty days.</summary>
public sealed class AnswerConflictDecided(CaseFlowDb db, ConflictTasks tasks, BranchClock clock, CurrentPerson person)
    : IAnswer<ConflictDecided>
{
    private const int DaysThatItCounts = 30;

    public async Task<Reply> AnswerAsync(ConflictDecided question, AskedBy by, CancellationToken cancel)
    {
        if (await db.FindConflictAsync(question.Conflict, cancel) is not { IsOpen: true } conflict)
            return Reply.No("why", "safety.is-over");
        var today = (await clock.ZoneAsync(conflict.BranchId, cancel)).DayOf(by.At);
        if (question.Until <= today)
            return Reply.No("until", "safety.not-a-later-day");
        conflict.State = Enum.Parse<ConflictState>(question.Decision);
        (conflict.DecidedAt, conflict.DecidedBy, conflict.Reason) = (by.At, person.Name, question.Reason);
        (conflict.Instead, conflict.Until) = (question.Instead, question.Until ?? today.AddDays(DaysThatItCounts));
        tasks.Tell(conflict);
        return Reply.Yes();
    }
}

internal static class ConflictText
{
    /// <summary>What it is about and what speaks against it, for whoever is held up by it.</summary>
    public static string Of(MedicalConflict conflict) =>
        $"{conflict.Name}（{string.Join("、", conflict.Facts.Select(fact => FactRef.Parse(fact).Label.Chinese))}）";

    public static async Task<MedicalConflict?> FindConflictAsync(this CaseFlowDb db, string id, CancellationToken cancel) =>
        Guid.TryParse(id, out var guid) ? await db.MedicalConflicts().FindAsync([guid], cancel) : null;
}

using CaseFlow.Activities.Care.Safety;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.House.People;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>A stop holds an item where it stands (R-SAFE-4).</summary>
public sealed class AnswerSafety(Plan plan, ConflictBook book) : IAnswer<SafetyAsked>
{
    public async Task<Reply> AnswerAsync(SafetyAsked question, AskedBy by, CancellationToken cancel)
    {
        var conflicts = await plan.AddAsync(by, question.Items.Select(item => item.ItemId), cancel);
        return book.Hold(
            from row in question.Items.Index()
            from conflict in conflicts
            where conflict is { IsStop: true, Holds: true } && conflict.Thing == ThingKey.Of(new PriceItemId(row.Item.ItemId))
            select ($"{question.Field}[{row.Index}].itemId", conflict)
        );
    }
}

/// <summary>What is used holds from the gate on, also where it was only a warning.</summary>
public sealed class AnswerUse(Plan plan, ConflictBook book) : IAnswer<UseAsked>
{
    public async Task<Reply> AnswerAsync(UseAsked question, AskedBy by, CancellationToken cancel)
    {
        var conflicts = await plan.UseAsync(by, question, cancel);
        return book.Hold(
            from thing in question.Things
            from conflict in conflicts
            where conflict.Holds && conflict.Thing == ThingKey.Of(thing)
            select (thing.Field, conflict)
        );
    }
}

/// <summary>R-SAFE-5: a stop demands a review.</summary>
public sealed class AnswerStop(Plan plan) : IAnswer<StopAsked>
{
    public async Task<Reply> AnswerAsync(StopAsked question, AskedBy by, CancellationToken cancel)
    {
        var items = question.Items.Select(item => item.ItemId).ToList();
        var keys = items.Select(item => ThingKey.Of(new PriceItemId(item))).ToHashSet();
        var conflicts = await plan.AddAsync(by, items, cancel);
        return Reply.Yes(conflicts.Any(conflict => conflict is { IsStop: true, Holds: true } && keys.Contains(conflict.Thing)));
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
    /// <summary>
    /// No, at the field of the first, until a doctor has cleared it. What is found only now is kept first: yes, with what holds.
    /// </summary>
    public static Reply Hold(this ConflictBook book, IEnumerable<(string Field, MedicalConflict Conflict)> held)
    {
        var all = held.ToList();
        if (all.Count == 0 || all.Exists(one => book.IsNew(one.Conflict)))
            return Reply.Yes(all.Select(one => Of(one.Conflict)).ToList());
        var (field, first) = all[0];
        return Reply.No(field, first.IsOpen ? "safety.waits-for-doctor" : "safety.doctor-said-no", Of(first));
    }

    /// <summary>What it is about and what speaks against it, for whoever is held up by it.</summary>
    public static string Of(MedicalConflict conflict) =>
        $"{conflict.Name}（{string.Join("、", conflict.Facts.Select(fact => FactRef.Parse(fact).Label.Chinese))}）";

    public static async Task<MedicalConflict?> FindConflictAsync(this CaseFlowDb db, string id, CancellationToken cancel) =>
        Guid.TryParse(id, out var guid) ? await db.MedicalConflicts().FindAsync([guid], cancel) : null;
}

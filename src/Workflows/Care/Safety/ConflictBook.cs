using System.Security.Cryptography;
using System.Text;
using CaseFlow.Activities.Care.Safety;
using CaseFlow.Workflows.Care.Contraindications;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Forms;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>
/// The conflicts of a client as they are within the unit of work. Whoever plans something, performs something or writes facts has them
/// looked for anew: what is new becomes a doctor's task, what rests on facts that are gone ends (R-SAFE-4, 10).
/// </summary>
public sealed class ConflictBook(CaseFlowDb db, SafetyTable table, ThingBook things, ConflictTasks tasks, BranchClock clock)
{
    private static readonly TimeSpan ProposalsCount = TimeSpan.FromDays(1);

    /// <summary>Who is looked at, with all that is known of them.</summary>
    /// <param name="Journey">In which it is looked for; null: beside any.</param>
    /// <param name="Uses">What is about to be used on them besides what is planned.</param>
    public sealed record Patient(
        ClientId Client,
        BranchId Branch,
        IReadOnlyCollection<MedicalFact> Facts,
        DateTimeOffset At,
        JourneyId? Journey = null,
        IReadOnlyList<UsedThing>? Uses = null
    );

    /// <summary>All that are open, or decided so that it counts today.</summary>
    public async Task<IReadOnlyList<MedicalConflict>> LookAsync(Patient patient, CancellationToken cancel)
    {
        var today = (await clock.ZoneAsync(patient.Branch, cancel)).DayOf(patient.At);
        var known = await OfAsync(patient.Client, cancel);
        var inForce = known.Where(row => row.IsInForce(today)).ToList();
        var planned = await PlannedAsync(patient, cancel);
        if (planned.Count == 0 && inForce.Count == 0 && patient.Uses is null)
            return [];
        var all = await ThingsAsync(patient, planned, inForce, cancel);
        var wanted = WantedOf(patient, planned, all);
        var birthday = (await db.Clients().FindAsync([patient.Client], cancel))?.Birthday;
        var matches = SafetyMatch.Of(
            [.. patient.Facts, .. Minor.FactsOf(patient.Client, birthday, today)],
            all,
            await table.RulesAsync(cancel),
            today
        );
        EndGone(patient, inForce, matches, wanted);
        foreach (var match in matches.Where(match => wanted.Contains(match.Thing.Key)))
            if (!inForce.Exists(row => row.IsInForce(today) && row.Thing == match.Thing.Key && row.FactsKey == match.FactsKey))
                Open(patient, match, known.Count(row => row.Thing == match.Thing.Key && row.FactsKey == match.FactsKey));
        return [.. (await OfAsync(patient.Client, cancel)).Where(row => row.IsInForce(today))];
    }

    /// <summary>What is planned, the cream where one of that needs it, and what is used.</summary>
    private static HashSet<ThingKey> WantedOf(Patient patient, HashSet<PriceItemId> planned, IReadOnlyList<SafetyThing> all)
    {
        var wanted = planned.Select(ThingKey.Of).ToHashSet();
        if (all.Any(thing => thing.IsNumbed && wanted.Contains(thing.Key)))
            wanted.Add(ThingKey.Cream);
        wanted.UnionWith((patient.Uses ?? []).Select(ThingKey.Of));
        return wanted;
    }

    /// <summary>Each in the order in which they were found.</summary>
    public async Task<IReadOnlyList<MedicalConflict>> OfAsync(ClientId client, CancellationToken cancel) =>
        [
            .. (await db.MedicalConflicts().CurrentAsync(row => row.ClientId == client, cancel))
                .OrderBy(row => row.FoundAt)
                .ThenBy(row => row.Id),
        ];

    /// <summary>This unit of work has found it.</summary>
    public bool IsNew(MedicalConflict conflict) => db.Entry(conflict).State == EntityState.Added;

    private async Task<HashSet<PriceItemId>> PlannedAsync(Patient patient, CancellationToken cancel)
    {
        var (client, since) = (patient.Client, patient.At - ProposalsCount);
        var rows = await db.PlannedItems().CurrentAsync(row => row.ClientId == client && (row.IsOrdered || row.At >= since), cancel);
        return [.. rows.Select(row => row.ItemId)];
    }

    private Task<IReadOnlyList<SafetyThing>> ThingsAsync(
        Patient patient,
        IEnumerable<PriceItemId> planned,
        IReadOnlyCollection<MedicalConflict> conflicts,
        CancellationToken cancel
    )
    {
        var ids = planned
            .Concat(conflicts.Where(row => row.Kind == ThingKey.Item).Select(row => new PriceItemId(Guid.Parse(row.Key))))
            .ToHashSet();
        var named = (patient.Uses ?? [])
            .Select(thing => (Key: ThingKey.Of(thing), Name: new LocalText(thing.Name, thing.Name)))
            .Concat(
                conflicts
                    .Where(row => row.Kind != ThingKey.Item)
                    .Select(row => (Key: row.Thing, Name: new LocalText(row.Name, row.EnglishName)))
            )
            .DistinctBy(one => one.Key)
            .ToDictionary(one => one.Key, one => one.Name);
        return things.OfAsync(ids, named, cancel);
    }

    /// <summary>
    /// What rests on facts that are gone ends, decided or not; an open one also when another fact came to it, when nobody plans the item
    /// any more, or when two files that became one had it both.
    /// </summary>
    private void EndGone(
        Patient patient,
        IReadOnlyList<MedicalConflict> known,
        IReadOnlyList<SafetyMatch> matches,
        HashSet<ThingKey> wanted
    )
    {
        var seen = new HashSet<(ThingKey, string)>();
        foreach (var row in known)
        {
            var match = matches.FirstOrDefault(one => one.Thing.Key == row.Thing);
            var gone = row.Facts.Select(FactRef.Parse).Where(fact => match?.Facts.Any(fact.IsSame) != true).ToList();
            if (gone.Count > 0)
                End(row, WhyGone(gone, patient.Facts));
            else if (row.IsOpen && match!.FactsKey != row.FactsKey)
                End(row, "另有病史冲突，合并处理 / joined with another fact");
            else if (row.IsOpen && row.Kind == ThingKey.Item && !wanted.Contains(row.Thing))
                End(row, "不再计划使用 / not planned any more");
            else if (row.IsOpen && !seen.Add((row.Thing, row.FactsKey)))
                End(row, "档案合并，重复 / the same of a merged file");
        }

        void End(MedicalConflict row, string reason)
        {
            (row.State, row.DecidedAt, row.DecidedBy, row.Reason) = (ConflictState.Ended, patient.At, null, reason);
            tasks.Withdraw(row, patient.At);
        }
    }

    private static string WhyGone(IEnumerable<FactRef> gone, IReadOnlyCollection<MedicalFact> facts) =>
        string.Join("；", gone.Select(fact => WhyGone(fact, facts.Where(one => FactRef.Of(one).IsSame(fact)).MaxBy(one => one.LearnedAt))));

    private static string WhyGone(FactRef fact, MedicalFact? row) =>
        row?.State switch
        {
            FactState.Refuted => $"{fact.Label.Chinese}：已由医生排除 / refuted{Why(row)}",
            FactState.Ended => $"{fact.Label.Chinese}：已结束 / over{Why(row)}",
            _ => $"{fact.Label.Chinese}：不再冲突 / no conflict any more",
        };

    private static string Why(MedicalFact fact) => string.IsNullOrEmpty(fact.Reason) ? "" : $"（{fact.Reason}）";

    private void Open(Patient patient, SafetyMatch match, int earlier)
    {
        var conflict = new MedicalConflict
        {
            Id = IdOf($"{patient.Client}|{match.Thing.Key.Kind}|{match.Thing.Key.Id}|{match.FactsKey}|{earlier}"),
            ClientId = patient.Client,
            BranchId = patient.Branch,
            Kind = match.Thing.Key.Kind,
            Key = match.Thing.Key.Id,
            Name = match.Thing.Name.Chinese,
            EnglishName = match.Thing.Name.English,
            IsStop = match.IsStop,
            Rules = [.. match.Rules.Select(rule => rule.Code)],
            Facts = [.. match.Facts.Select(fact => fact.ToString())],
            FactsKey = match.FactsKey,
            FoundAt = patient.At,
            FoundIn = patient.Journey,
        };
        db.MedicalConflicts().Add(conflict);
        tasks.Make(conflict, match.Rules);
    }

    private static Guid IdOf(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16));
}

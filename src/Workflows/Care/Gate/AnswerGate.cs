using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Care.Records;
using CaseFlow.Workflows.Care.Safety;
using CaseFlow.Workflows.Clients;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.House.Branches;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Ledger.Balances;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Sales.Orders;
using CaseFlow.Workflows.Sales.Prices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Gate;

/// <summary>
/// R-TRE-1: what is missing before these items may be performed, found in the records, whoever started the treatment and whatever was
/// handed in: only the ids of the items are taken from the question, what they are and need is looked up.
/// </summary>
public sealed class AnswerGate(CaseFlowDb db, FactBook book, Plan plan, BranchClock clock) : IAnswer<GateCheck>
{
    /// <summary>For so long a doctor's review holds.</summary>
    private static readonly TimeSpan ReviewHolds = TimeSpan.FromDays(30);

    public async Task<Reply> AnswerAsync(GateCheck question, AskedBy by, CancellationToken cancel)
    {
        var ids = question.Items.Select(item => new PriceItemId(item.ItemId)).ToHashSet(); // one item may stand in several areas
        var items = await db.PriceItems().AsNoTracking().Where(item => ids.Contains(item.Id)).ToListAsync(cancel);
        var signed = items.Where(item => CategoryNeeds.Of(item.Category).Signed).ToList();
        var records = await RecordsAsync(by, cancel);
        List<string> gaps = [];
        if (items.Count < ids.Count || items.Count == 0 || !await ArePaidAsync(ids, by, cancel))
            gaps.Add(GateGaps.Payment);
        Need(GateGaps.Notice, signed, CareKinds.Notice);
        Need(GateGaps.Consent, signed, CareKinds.Consent);
        Need(GateGaps.Review, items.Where(item => CategoryNeeds.Of(item.Category, item.DemandsReview).Review), CareKinds.Review);
        Need(
            GateGaps.Photos,
            items.Where(item => CategoryNeeds.Of(item.Category).PhotosBefore),
            CareKinds.PhotosBefore,
            CareKinds.PhotosWaived
        );
        if (!await FactsAreConfirmedAsync(by, cancel))
            gaps.Add(GateGaps.Facts);
        if (await AreHeldAsync(items, by, cancel))
            gaps.Add(GateGaps.Conflict);
        return Reply.Yes(gaps);

        void Need(string gap, IEnumerable<PriceItem> ofItems, params string[] kinds)
        {
            if (!ofItems.All(item => records.Any(record => kinds.Contains(record.Kind) && IsFor(record, item, by))))
                gaps.Add(gap);
        }
    }

    /// <summary>A review of another journey counts, too; the rest belongs to the journey.</summary>
    private static bool IsFor(CareRecord record, PriceItem item, AskedBy by) =>
        record.ItemId is { } of
            ? of == item.Id && (record.JourneyId == by.Journey.Id || record.Kind == CareKinds.Review)
            : record.JourneyId == by.Journey.Id;

    private async Task<IReadOnlyList<CareRecord>> RecordsAsync(AskedBy by, CancellationToken cancel)
    {
        var (journey, client, since) = (by.Journey.Id, by.Journey.ClientId, by.At - ReviewHolds);
        return await db.CareRecords()
            .CurrentAsync(
                record =>
                    (record.JourneyId == journey || (client != null && record.ClientId == client && record.Kind == CareKinds.Review))
                    && (record.Kind != CareKinds.Review || record.At >= since),
                cancel
            );
    }

    /// <summary>Each has a line of this client's balance of which something is still to be done, in an order that is paid.</summary>
    private async Task<bool> ArePaidAsync(HashSet<PriceItemId> items, AskedBy by, CancellationToken cancel)
    {
        var lines = await db.BalanceLines().OfAsync(by.Journey.Id, by.Journey.ClientId, cancel);
        var left = lines.Where(line => line.Left > 0 && items.Contains(line.ItemId)).ToLookup(line => line.OrderId, line => line.ItemId);
        var orders = left.Select(lines => lines.Key).ToList();
        var paid = await db.Orders().CurrentAsync(order => orders.Contains(order.Id) && order.Status == OrderStatus.Paid, cancel);
        return items.IsSubsetOf(paid.SelectMany(order => left[order.Id]));
    }

    /// <summary>
    /// R-SAFE-4: an item waits until a doctor has cleared it, a warning too. About the cream a doctor only has to have decided: the skin
    /// may be prepared without it.
    /// </summary>
    private async Task<bool> AreHeldAsync(IReadOnlyCollection<PriceItem> items, AskedBy by, CancellationToken cancel)
    {
        var conflicts = await plan.AddAsync(by, items.Select(item => item.Id.Value), cancel);
        var wanted = items.Select(item => item.Id.ToString()).ToHashSet();
        return conflicts.Any(conflict =>
            conflict.Kind == ThingKey.Item
                ? conflict.Holds && wanted.Contains(conflict.Key)
                : conflict.IsOpen && items.Any(item => item.AnaestheticMinutes > 0)
        );
    }

    /// <summary>R-SAFE-2: somebody asked the client today, and every fact that is known was confirmed.</summary>
    private async Task<bool> FactsAreConfirmedAsync(AskedBy by, CancellationToken cancel)
    {
        if (by.Journey.ClientId is not { } client)
            return true; // a trial of a part procedure, without a client: nothing is known of nobody
        var zone = await clock.ZoneAsync(by.Journey.BranchId, cancel);
        var today = zone.DayOf(by.At);
        var live = (await book.OfAsync(client, cancel)).Where(fact => fact.IsLive).ToList();
        var asked = await db.FactAskings().CurrentAsync(asking => asking.ClientId == client, cancel);
        return live.TrueForAll(fact => fact.State == FactState.Active && fact.ConfirmedAt is { } at && zone.DayOf(at) == today)
            && (live.Count > 0 || asked.Any(asking => zone.DayOf(asking.At) == today));
    }
}

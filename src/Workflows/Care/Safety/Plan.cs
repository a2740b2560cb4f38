using CaseFlow.Activities.Care.Safety;
using CaseFlow.Activities.Ledger;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Workflows.Clients.Facts;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Safety;

/// <summary>What a client is about to get, by journey; whoever changes it has conflicts looked for.</summary>
public sealed class Plan(CaseFlowDb db, ConflictBook conflicts, FactBook facts)
{
    /// <summary>The plan of the journey is this from now on.</summary>
    public Task<IReadOnlyList<MedicalConflict>> ReplaceAsync(
        EmittedFrom from,
        IEnumerable<Guid> items,
        bool isOrdered,
        CancellationToken cancel
    ) => ChangeAsync(Place.Of(from), items, isOrdered, replaces: true, cancel);

    /// <summary>These too, as far as the journey did not plan them yet.</summary>
    public Task<IReadOnlyList<MedicalConflict>> AddAsync(AskedBy by, IEnumerable<Guid> items, CancellationToken cancel) =>
        ChangeAsync(Place.Of(by), items, isOrdered: false, replaces: false, cancel);

    /// <summary>Looked at now, together with what is used for it.</summary>
    public async Task<IReadOnlyList<MedicalConflict>> UseAsync(AskedBy by, UseAsked question, CancellationToken cancel)
    {
        await AddAsync(by, question.Items.Select(item => item.ItemId), cancel);
        return await LookAsync(Place.Of(by), cancel, question.Things);
    }

    /// <summary>They were performed, or are not wanted any more.</summary>
    /// <param name="items">Null: all of the journey.</param>
    public async Task TakeOutAsync(EmittedFrom from, IReadOnlyCollection<Guid>? items, CancellationToken cancel)
    {
        var journey = from.Journey.Id;
        var rows = await db.PlannedItems().CurrentAsync(row => row.JourneyId == journey, cancel);
        db.PlannedItems().RemoveRange(rows.Where(row => items?.Contains(row.ItemId.Value) != false));
        await LookAsync(Place.Of(from), cancel);
    }

    private async Task<IReadOnlyList<MedicalConflict>> ChangeAsync(
        Place place,
        IEnumerable<Guid> items,
        bool isOrdered,
        bool replaces,
        CancellationToken cancel
    )
    {
        if (place.Client is not { } client)
            return []; // a trial of a part procedure: nothing is known of nobody
        var journey = place.Journey;
        var ids = items.Select(item => new PriceItemId(item)).ToHashSet();
        var rows = await db.PlannedItems().CurrentAsync(row => row.JourneyId == journey, cancel);
        if (replaces)
            db.PlannedItems().RemoveRange(rows.Where(row => !ids.Contains(row.ItemId)));
        foreach (var id in ids)
        {
            var row = rows.FirstOrDefault(row => row.ItemId == id);
            if (row is null)
                db.PlannedItems().Add(row = new PlannedItem { JourneyId = journey, ItemId = id });
            (row.ClientId, row.BranchId, row.At) = (client, place.Branch, place.At);
            row.IsOrdered |= isOrdered;
        }

        return await LookAsync(place, cancel);
    }

    private async Task<IReadOnlyList<MedicalConflict>> LookAsync(
        Place place,
        CancellationToken cancel,
        IReadOnlyList<UsedThing>? uses = null
    ) =>
        place.Client is { } client
            ? await conflicts.LookAsync(
                new ConflictBook.Patient(client, place.Branch, await facts.OfAsync(client, cancel), place.At, place.Journey, uses),
                cancel
            )
            : [];

    private sealed record Place(JourneyId Journey, ClientId? Client, BranchId Branch, DateTimeOffset At)
    {
        public static Place Of(EmittedFrom from) => new(from.Journey.Id, from.Journey.ClientId, from.Journey.BranchId, from.At);

        public static Place Of(AskedBy by) => new(by.Journey.Id, by.Journey.ClientId, by.Journey.BranchId, by.At);
    }
}

public sealed class WhenItemsPlanned(Plan plan) : IConsume<ItemsPlanned>
{
    public Task ConsumeAsync(ItemsPlanned @event, EmittedFrom from, CancellationToken cancel) =>
        plan.ReplaceAsync(from, @event.Items.Select(item => item.ItemId), isOrdered: false, cancel);
}

public sealed class WhenItemsOrdered(Plan plan) : IConsume<OrderPriced>
{
    public Task ConsumeAsync(OrderPriced @event, EmittedFrom from, CancellationToken cancel) =>
        plan.ReplaceAsync(from, @event.Lines.Select(line => line.ItemId), isOrdered: true, cancel);
}

public sealed class WhenItemsNotOrdered(Plan plan) : IConsume<OrderCancelled>
{
    public Task ConsumeAsync(OrderCancelled @event, EmittedFrom from, CancellationToken cancel) =>
        plan.TakeOutAsync(from, items: null, cancel);
}

public sealed class WhenItemsPerformed(Plan plan) : IConsume<ItemsPerformed>
{
    public Task ConsumeAsync(ItemsPerformed @event, EmittedFrom from, CancellationToken cancel) =>
        plan.TakeOutAsync(from, [.. @event.Items.Select(item => item.ItemId)], cancel);
}

/// <summary>Something became known, or is known no more.</summary>
public sealed class WhenFactsChanged(ConflictBook conflicts) : IWhenFactsChange
{
    public Task ChangedAsync(FactSheet sheet, CancellationToken cancel) =>
        conflicts.LookAsync(
            new ConflictBook.Patient(sheet.Client.Id, sheet.Client.BranchId, sheet.All, sheet.Pen.At, sheet.Pen.Journey),
            cancel
        );
}

using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Ledger.Balances;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Sales;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>What a treatment's record says was done becomes records of the journey in which it was.</summary>
public sealed class WhenItemsPerformed(CaseFlowDb db) : IConsume<ItemsPerformed>
{
    public Task ConsumeAsync(ItemsPerformed @event, EmittedFrom from, CancellationToken cancel)
    {
        db.CareRecords()
            .AddRange(
                @event.Items.Select(item => new CareRecord
                {
                    Id = Guid.CreateVersion7(from.At),
                    BranchId = from.Journey.BranchId,
                    ClientId = from.Journey.ClientId,
                    JourneyId = from.Journey.Id,
                    Kind = CareKinds.Performed,
                    ItemId = new PriceItemId(item.ItemId),
                    Area = item.Area,
                    At = from.At,
                    By = @event.Person,
                })
            );
        return Task.CompletedTask;
    }
}

/// <summary>Which kinds of treatment a journey has had.</summary>
public sealed class AnswerPerformed(CaseFlowDb db) : IAnswer<PerformedAsked>
{
    public async Task<Reply> AnswerAsync(PerformedAsked question, AskedBy by, CancellationToken cancel)
    {
        var journey = by.Journey.Id;
        var records = await db.CareRecords()
            .CurrentAsync(record => record.JourneyId == journey && record.Kind == CareKinds.Performed, cancel);
        var items = records.Select(record => record.ItemId!.Value).ToHashSet();
        var categories = await db.PriceItems()
            .Where(item => items.Contains(item.Id))
            .Select(item => item.Category)
            .Distinct()
            .ToListAsync(cancel);
        return Reply.Yes(categories.Order(StringComparer.Ordinal).ToList());
    }
}

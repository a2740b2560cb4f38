using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>What was done with the client becomes a record, in the same step.</summary>
public sealed class WhenCareRecorded(CaseFlowDb db) : IConsume<CareRecorded>
{
    public Task ConsumeAsync(CareRecorded @event, EmittedFrom from, CancellationToken cancel)
    {
        if (@event.Items.Count == 0)
            db.CareRecords().Add(RecordOf(@event, item: null, from));
        foreach (var item in @event.Items)
            db.CareRecords().Add(RecordOf(@event, item, from));
        return Task.CompletedTask;
    }

    private static CareRecord RecordOf(CareRecorded @event, PlanItem? item, EmittedFrom from) =>
        new()
        {
            Id = Guid.CreateVersion7(from.At),
            BranchId = from.Journey.BranchId,
            ClientId = from.Journey.ClientId,
            JourneyId = from.Journey.Id,
            Kind = @event.Kind,
            ItemId = item is null ? null : new PriceItemId(item.ItemId),
            Area = item?.Area,
            Texts = @event.Texts,
            At = from.At,
            By = @event.Person,
        };
}

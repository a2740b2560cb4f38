using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>What was done with the client becomes records, in the same step.</summary>
public sealed class AnswerCare(CaseFlowDb db) : IAnswer<RecordCare>
{
    public Task<Reply> AnswerAsync(RecordCare question, AskedBy by, CancellationToken cancel)
    {
        foreach (var kind in question.Kinds)
            db.CareRecords()
                .AddRange(
                    question.Items.Count == 0
                        ? [RecordOf(question, kind, item: null, by)]
                        : question.Items.Select(item => RecordOf(question, kind, item, by))
                );
        return Task.FromResult(Reply.Yes());
    }

    private static CareRecord RecordOf(RecordCare question, string kind, PlanItem? item, AskedBy by) =>
        new()
        {
            Id = Guid.CreateVersion7(by.At),
            BranchId = by.Journey.BranchId,
            ClientId = by.Journey.ClientId,
            JourneyId = by.Journey.Id,
            Kind = kind,
            ItemId = item is null ? null : new PriceItemId(item.ItemId),
            Area = item?.Area,
            Texts = question.Texts,
            At = by.At,
            By = question.Person,
        };
}

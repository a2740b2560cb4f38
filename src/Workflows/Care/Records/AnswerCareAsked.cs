using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Shared;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>What was not yet done with the client in this journey, by the records as they are within the step.</summary>
public sealed class AnswerCareAsked(CaseFlowDb db) : IAnswer<CareAsked>
{
    public async Task<Reply> AnswerAsync(CareAsked question, AskedBy by, CancellationToken cancel)
    {
        var (journey, kinds) = (by.Journey.Id, question.Kinds);
        var records = await db.CareRecords().CurrentAsync(record => record.JourneyId == journey && kinds.Contains(record.Kind), cancel);
        return Reply.Yes(
            new CareLacking(
                kinds.ToDictionary(
                    kind => kind,
                    IReadOnlyList<int> (kind) =>
                        [
                            .. question
                                .Items.Index()
                                .Where(row => !records.Any(record => record.Kind == kind && IsFor(record, row.Item)))
                                .Select(row => row.Index),
                        ]
                )
            )
        );
    }

    private static bool IsFor(CareRecord record, PlanItem item) =>
        record.ItemId is not { } of || (of.Value == item.ItemId && (record.Area is null || record.Area == item.Area));
}

using CaseFlow.Activities.Care.Records;
using CaseFlow.Activities.Common;
using CaseFlow.Engine.Execution;
using CaseFlow.Workflows.Journeys.Seam;

namespace CaseFlow.Workflows.Care.Records;

/// <summary>P1, safety-alert: nobody goes on with the client while an alert of the journey waits for its doctor.</summary>
public sealed class AnswerTouch(CaseFlowDb db) : IAnswer<TouchAsked>
{
    private static readonly string[] Kinds = [CareKinds.Alert, CareKinds.AlertDecided];

    public async Task<Reply> AnswerAsync(TouchAsked question, AskedBy by, CancellationToken cancel)
    {
        var journey = by.Journey.Id;
        var records = await db.CareRecords().CurrentAsync(record => record.JourneyId == journey && Kinds.Contains(record.Kind), cancel);
        var open = records.Count(record => record.Kind == CareKinds.Alert) - records.Count(record => record.Kind == CareKinds.AlertDecided);
        return open > 0 ? Reply.No("outcome", "care.alert-open") : Reply.Yes();
    }
}

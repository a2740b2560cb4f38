using CaseFlow.Workflows.History;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Answers;

/// <summary>What a client wrote is part of the history of their journeys that are under way (R-MSG-8).</summary>
public sealed class AnswerHistory(CaseFlowDb db, HistoryWriter history, AfterCommit afterCommit)
{
    public const string ClientWrote = nameof(ClientWrote);

    public async Task NoteAsync(ClientMessage message, CancellationToken cancel)
    {
        var journeys = await db.Journeys()
            .Where(row => row.ClientId == message.ClientId && row.BranchId == message.BranchId && row.TrialAhead == null)
            .Where(row => row.Status == JourneyStatus.Running || row.Status == JourneyStatus.Faulted)
            .ToListAsync(cancel);
        foreach (var journey in journeys)
        {
            history.Append(
                journey,
                message.MadeAt,
                ClientWrote,
                new
                {
                    messageId = message.Id,
                    message.Channel,
                    reason = message.Text,
                }
            );
            afterCommit.Journey(journey.BranchId, journey.Id);
        }
    }
}

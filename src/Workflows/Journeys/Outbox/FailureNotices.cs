using CaseFlow.Activities.Common;
using CaseFlow.Workflows.Journeys.Steps;
using CaseFlow.Workflows.Notices;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Journeys.Outbox;

/// <summary>
/// A message does not get out: those who can reach the client otherwise, or mend what is between systems, are told (R-MSG-2).
/// </summary>
public sealed class FailureNotices(CaseFlowDb db, NoticeBoard notices, RoleHolders holders)
{
    /// <summary>So many attempts; one may be bad luck.</summary>
    public const int After = 2;

    public const string Failed = "message.failed";

    /// <summary>The room of messages tells of its own; that a notice reaches no browser is no reason for another notice.</summary>
    private static readonly string[] Untold = ["client-message", "web-push"];

    private static readonly string[] ToClients = ["sms", "wechat", "push", "email"];

    public async Task TellAsync(OutboxMessage message, DateTimeOffset at, CancellationToken cancel)
    {
        if (message.BranchId is not { } branch || Untold.Contains(message.Channel))
            return;
        var roles = ToClients.Contains(message.Channel) ? [Roles.CustomerService, Roles.FrontDesk] : IncidentNotices.Menders;
        var client = await db.Journeys()
            .Where(journey => journey.Id == message.JourneyId)
            .Select(journey => journey.Client!.Name)
            .FirstOrDefaultAsync(cancel);
        notices.TellRole(
            branch,
            await holders.FirstHeldAsync(branch, roles, cancel),
            new NoticeContent(
                Failed,
                new Dictionary<string, object?> { ["client"] = client, ["channel"] = message.Channel },
                message.JourneyId
            ),
            at
        );
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages;

/// <summary>Tells those who look after a client what became of a message: the journey's consultant, else who answers for clients.</summary>
public sealed class MessageOwners(CaseFlowDb db, NoticeBoard notices, RoleHolders holders, IClientContacts contacts, TimeProvider clock)
{
    private static readonly string[] WhoElse = [Roles.CustomerService, Roles.FrontDesk];

    public async Task TellAsync(ClientMessage message, string text, CancellationToken cancel, string? says = null)
    {
        var content = await ContentAsync(message, text, says, cancel);
        if (await ConsultantAsync(message, cancel) is { } consultant)
            notices.TellPerson(message.BranchId, consultant, Roles.Consultant, content, clock.GetUtcNow());
        else
            await TellRoleAsync(message, WhoElse, content, cancel);
    }

    /// <summary>Who deals with appointments, where a message about one came to nothing.</summary>
    public async Task TellBookingAsync(ClientMessage message, string text, CancellationToken cancel) =>
        await TellRoleAsync(message, [Roles.Booking, Roles.FrontDesk], await ContentAsync(message, text, null, cancel), cancel);

    /// <summary>False: they did so before.</summary>
    public async Task<bool> RefuseMarketingAsync(ClientId client, CancellationToken cancel)
    {
        if (await contacts.FindAsync(client, cancel) is not { MarketingRefusedAt: null })
            return false;
        await contacts.RefuseMarketingAsync(client, cancel);
        return true;
    }

    private async Task TellRoleAsync(ClientMessage message, string[] roles, NoticeContent content, CancellationToken cancel) =>
        notices.TellRole(message.BranchId, await holders.FirstHeldAsync(message.BranchId, roles, cancel), content, clock.GetUtcNow());

    private async Task<NoticeContent> ContentAsync(ClientMessage message, string text, string? says, CancellationToken cancel)
    {
        var facts = new Dictionary<string, object?>
        {
            ["client"] = (await contacts.FindAsync(message.ClientId, cancel))?.Name,
            ["messageId"] = message.Id.ToString(),
            ["says"] = says,
        };
        return new NoticeContent(text, facts);
    }

    /// <summary>Of the journey that the message is about, else of the client's newest; while they work in the branch.</summary>
    private async Task<PersonId?> ConsultantAsync(ClientMessage message, CancellationToken cancel)
    {
        var consultant = await db.Journeys()
            .Where(journey => journey.ClientId == message.ClientId && journey.BranchId == message.BranchId && journey.TrialAhead == null)
            .OrderByDescending(journey => journey.Id == message.JourneyId)
            .ThenByDescending(journey => journey.StartedAt)
            .SelectMany(journey => journey.Staff.Where(one => one.Role == Roles.Consultant))
            .Select(one => (PersonId?)one.PersonId)
            .FirstOrDefaultAsync(cancel);
        return await db.People()
            .Where(one => one.Id == consultant && one.IsActive && one.Roles.Any(held => held.BranchId == message.BranchId))
            .Select(one => (PersonId?)one.Id)
            .FirstOrDefaultAsync(cancel);
    }
}

using CaseFlow.Activities.Common;
using CaseFlow.Workflows.House;
using CaseFlow.Workflows.Journeys;
using CaseFlow.Workflows.Journeys.Seam;
using CaseFlow.Workflows.Notices;
using CaseFlow.Workflows.Shared;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Workflows.Messages.Owning;

/// <summary>
/// Those who look after a client, the journey's consultant or else who answers for clients, have as a task what is to be done about a
/// message; where no procedure makes tasks of that, they are told.
/// </summary>
public sealed class MessageOwners(CaseFlowDb db, NoticeBoard notices, RoleHolders holders, IClientContacts contacts, OwnerTasks tasks)
{
    private static readonly string[] WhoElse = [Roles.CustomerService, Roles.FrontDesk];

    /// <summary>There is something to do.</summary>
    /// <param name="text">Of the notice where it becomes no task; its second half says why there is one.</param>
    public async Task HandAsync(ClientMessage message, string text, CancellationToken cancel) =>
        await HandAsync(message, text, await OwnerAsync(message, cancel), cancel);

    /// <summary>The same to who deals with appointments, where a message about one came to nothing.</summary>
    public async Task HandToBookingAsync(ClientMessage message, string text, CancellationToken cancel) =>
        await HandAsync(
            message,
            text,
            new NoticeAddress(null, await FirstAsync(message, [Roles.Booking, Roles.FrontDesk], cancel)),
            cancel
        );

    /// <summary>There is nothing to do yet.</summary>
    public async Task TellAsync(ClientMessage message, string text, CancellationToken cancel) =>
        await TellAsync(message, text, await OwnerAsync(message, cancel), cancel);

    /// <summary>False: they did so before.</summary>
    public async Task<bool> RefuseMarketingAsync(ClientId client, CancellationToken cancel)
    {
        if (await contacts.FindAsync(client, cancel) is not { MarketingRefusedAt: null })
            return false;
        await contacts.RefuseMarketingAsync(client, cancel);
        return true;
    }

    private async Task HandAsync(ClientMessage message, string text, NoticeAddress to, CancellationToken cancel)
    {
        if (!await tasks.TryHandAsync(message, text.Split('.')[^1], to.Role!, to.Person, cancel))
            await TellAsync(message, text, to, cancel);
    }

    private async Task TellAsync(ClientMessage message, string text, NoticeAddress to, CancellationToken cancel) =>
        notices.Tell(message.BranchId, to, await ContentAsync(message, text, cancel), tasks.Now);

    private async Task<NoticeAddress> OwnerAsync(ClientMessage message, CancellationToken cancel) =>
        await ConsultantAsync(message, cancel) is { } consultant
            ? new NoticeAddress(consultant, Roles.Consultant)
            : new NoticeAddress(null, await FirstAsync(message, WhoElse, cancel));

    private Task<string> FirstAsync(ClientMessage message, string[] roles, CancellationToken cancel) =>
        holders.FirstHeldAsync(message.BranchId, roles, cancel);

    private async Task<NoticeContent> ContentAsync(ClientMessage message, string text, CancellationToken cancel)
    {
        var facts = new Dictionary<string, object?>
        {
            ["client"] = (await contacts.FindAsync(message.ClientId, cancel))?.Name,
            ["messageId"] = message.Id.ToString(),
            ["says"] = message.IsFromClient ? message.Text![..Math.Min(200, message.Text!.Length)] : null,
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
